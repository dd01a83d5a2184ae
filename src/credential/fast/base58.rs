//! Base58btc of signatures: the general encoder takes a tenth of the time of signing.

const DIGITS: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// The most digits that one division yields: 58⁵ fits 32 bits.
const AT_ONCE: usize = 5;
const DIVISOR: u64 = 58_u64.pow(5);

/// A signature as a `proofValue`: `z` and base58btc (Multibase).
pub(in crate::credential) fn proof_value(signature: &[u8; 64]) -> String {
    let mut number: [u32; 16] =
        std::array::from_fn(|limb| std::array::from_fn(|byte| signature[4 * limb + byte]))
            .map(u32::from_be_bytes);
    // Lowest digits first.
    let mut digits = Vec::with_capacity(90);
    let mut first = 0;
    while first < number.len() {
        let mut rest = divide(&mut number[first..]);
        for _ in 0..AT_ONCE {
            digits.push(DIGITS[(rest % 58) as usize]);
            rest /= 58;
        }
        while number.get(first) == Some(&0) {
            first += 1;
        }
    }
    while digits.last() == Some(&DIGITS[0]) {
        digits.pop();
    }
    // Each zero byte at the front is a digit of its own.
    let zeros = signature.iter().take_while(|byte| **byte == 0).count();
    digits.extend(std::iter::repeat_n(DIGITS[0], zeros));
    std::iter::once('z').chain(digits.into_iter().rev().map(char::from)).collect()
}

/// Divides a number, highest limb first, in place. Gives the remainder.
fn divide(number: &mut [u32]) -> u64 {
    let mut rest = 0;
    for limb in number {
        let value = rest << 32 | u64::from(*limb);
        // Less than 2³², for the remainder is less than the divisor.
        *limb = u32::try_from(value / DIVISOR).unwrap_or(u32::MAX);
        rest = value % DIVISOR;
    }
    rest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::proof_value;

    fn check(signature: [u8; 64]) {
        let expected = format!("z{}", bs58::encode(signature).into_string());
        assert_eq!(proof_value(&signature), expected);
    }

    #[test]
    fn edges_are_encoded_as_by_the_library() {
        check([0; 64]);
        check([255; 64]);
        for zeros in 0..64 {
            check(std::array::from_fn(|at| u8::from(at >= zeros)));
            check(std::array::from_fn(|at| if at < zeros { 200 } else { 0 }));
        }
    }

    proptest! {
        #[test]
        fn any_signature_is_encoded_as_by_the_library(bytes in any::<[[u8; 32]; 2]>()) {
            check(std::array::from_fn(|at| bytes[at / 32][at % 32]));
        }
    }
}
