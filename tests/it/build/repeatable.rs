//! The same content gives the same bytes, however it is built.

use super::project::{Project, differences, succeed};

/// Enough to keep several threads busy.
const AWARDS: usize = 60;

#[test]
fn threads_zone_and_locale_do_not_matter() {
    let project = Project::new(AWARDS);
    let whole = project.fresh();
    assert!(whole.len() > 2 * AWARDS);
    let environments: [&[(&str, &str)]; 4] = [
        &[("RAYON_NUM_THREADS", "1")],
        &[("RAYON_NUM_THREADS", "7")],
        &[("TZ", "Pacific/Kiritimati"), ("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8")],
        &[("TZ", "Pacific/Pago_Pago"), ("LC_ALL", "C"), ("HOME", "/nowhere")],
    ];
    for environment in environments {
        let out = project.path("public");
        let _ = std::fs::remove_dir_all(out);
        succeed(project.build(&[]).envs(environment.iter().copied()));
        assert_eq!(differences(&whole, &project.site()), [""; 0], "{environment:?}");
    }
}

#[test]
fn the_order_of_files_does_not_matter() {
    let project = Project::new(AWARDS);
    // Makes the development key, which the other project is to have too.
    let whole = project.fresh();
    assert_eq!(differences(&whole, &project.shuffled().fresh()), [""; 0]);
}

#[test]
fn shares_are_the_whole() {
    let project = Project::new(AWARDS);
    let whole = project.fresh();
    let mut shares = std::collections::BTreeMap::new();
    for share in ["1/3", "2/3", "3/3"] {
        project.built(&["--shard", share]);
        shares.extend(project.site());
        std::fs::remove_dir_all(project.path("public")).unwrap();
    }
    assert_eq!(differences(&whole, &shares), [""; 0]);
}
