//! Words from closed lists.

use super::Nearest;
use crate::diagnostic::Code;
use crate::model::Motif;
use crate::model::resolve::Problem;

/// The `achievementType`s of Open Badges 3.0 (section B.2.1, `AchievementType`).
const ACHIEVEMENT_TYPES: [&str; 31] = [
    "Achievement",
    "ApprenticeshipCertificate",
    "Assessment",
    "Assignment",
    "AssociateDegree",
    "Award",
    "Badge",
    "BachelorDegree",
    "Certificate",
    "CertificateOfCompletion",
    "Certification",
    "CommunityService",
    "Competency",
    "Course",
    "CoCurricular",
    "Degree",
    "Diploma",
    "DoctoralDegree",
    "Fieldwork",
    "GeneralEducationDevelopment",
    "JourneymanCertificate",
    "LearningProgram",
    "License",
    "Membership",
    "ProfessionalDoctorate",
    "QualityAssuranceCredential",
    "MasterCertificate",
    "MasterDegree",
    "MicroCredential",
    "ResearchDoctorate",
    "SecondarySchoolDiploma",
];

/// Takes an `achievementType`: one of the standard's, or `ext:` and a word of one's own.
///
/// # Errors
/// All else → [`Code::BadValue`], with the nearest.
pub(in crate::model) fn achievement_type(text: &str) -> Result<String, Problem> {
    let own = text.strip_prefix("ext:").is_some_and(|word| {
        (1..=100).contains(&word.len())
            && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
    });
    if own || ACHIEVEMENT_TYPES.contains(&text) {
        return Ok(text.to_owned());
    }
    let help = match Nearest::new(ACHIEVEMENT_TYPES).to(text) {
        Some(near) => format!("did you mean `{near}`?"),
        _ => "take one such as `Badge`, `Certification`, `Course`, `Competency`, `Award`, or a \
              word of your own after `ext:`"
            .into(),
    };
    Err(Problem::new(Code::BadValue, format!("`{text}` is not an Open Badges achievement type"))
        .help(help))
}

/// Takes the name of an emblem.
///
/// # Errors
/// All else → [`Code::BadValue`], with the nearest.
pub(in crate::model) fn motif(text: &str) -> Result<Motif, Problem> {
    if let Some((_, motif)) = Motif::ALL.iter().find(|(word, _)| *word == text) {
        return Ok(*motif);
    }
    let words: Vec<_> = Motif::ALL.iter().map(|(word, _)| *word).collect();
    let help = match Nearest::new(words.iter().copied()).to(text) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("take one of `{}`", words.join("`, `")),
    };
    Err(Problem::new(Code::BadValue, format!("`{text}` is not a motif")).help(help))
}

/// Takes a `LinkedIn` organisation id: digits.
///
/// # Errors
/// All else → [`Code::BadValue`].
pub(in crate::model) fn linkedin(text: &str) -> Result<String, Problem> {
    if (1..=20).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(text.to_owned());
    }
    Err(Problem::new(Code::BadValue, format!("`{text}` is not a LinkedIn organisation id"))
        .help("it is the number in the address of the organisation's admin page"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_from_their_lists() {
        assert!(achievement_type("Certification").is_ok());
        assert!(achievement_type("ext:Laurel").is_ok());
        let help = |text| achievement_type(text).unwrap_err().help.unwrap();
        assert_eq!(help("certification"), "did you mean `Certification`?");
        assert!(help("ext:").contains("your own"));
        assert!(help("ext:a b").contains("your own"));
        assert_eq!(motif("sheild").unwrap_err().help.unwrap(), "did you mean `shield`?");
        assert!(motif("cow").unwrap_err().help.unwrap().contains("`laurel`"));
        assert!(linkedin("1234567").is_ok());
        assert!(linkedin("acme").is_err());
    }
}
