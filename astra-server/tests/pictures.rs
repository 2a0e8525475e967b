//! The pictures, the transits of the year and the dashas, as the page asks for them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use support::{Person, Server, person, server};

const PICTURES: [&str; 7] = ["wheel", "biwheel", "north", "south", "grid", "cross_grid", "timeline"];

async fn born(server: &Server, facts: Value) -> Person {
    let asha = server.sign_in("Asha").await;
    let context = format!("/api/users/{}/context", asha.id);
    let (status, answer) = server.post(&asha, &context, json!({"pinned_facts": facts})).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    asha
}

async fn svg(server: &Server, who: &Person, query: &str) -> String {
    let drawn = server
        .get(who, &format!("/api/users/{}/chart.svg?{query}", who.id))
        .await;
    drawn.as_str().unwrap().to_owned()
}

fn without_time() -> Value {
    let mut facts = person();
    facts["birth_time"] = Value::Null;
    facts
}

#[tokio::test]
async fn every_picture_is_drawn_with_and_without_a_time_of_birth_in_both_themes() {
    for facts in [person(), without_time()] {
        let server = server();
        let asha = born(&server, facts).await;
        for picture in PICTURES {
            for (theme, background) in [("light", "#fffdf8"), ("dark", "#151a33")] {
                let drawn = svg(&server, &asha, &format!("picture={picture}&theme={theme}")).await;
                assert!(
                    drawn.starts_with("<svg") && drawn.contains(background),
                    "{picture} {theme}"
                );
            }
        }
        assert_eq!(
            svg(&server, &asha, "").await,
            svg(&server, &asha, "picture=wheel&theme=light").await
        );
    }
}

#[tokio::test]
async fn a_square_is_sidereal_though_the_person_reads_a_western_chart() {
    let server = server();
    let asha = born(&server, person()).await;
    let rashi = svg(&server, &asha, "picture=north").await;
    assert!(rashi.contains("Ayanamsha Lahiri 23.73°"), "{rashi}");
    let navamsha = svg(&server, &asha, "picture=south&varga=9").await;
    assert!(navamsha.contains("(D9)"), "{navamsha}");
}

#[tokio::test]
async fn a_year_of_transits_is_found_and_drawn() {
    let server = server();
    let asha = born(&server, person()).await;
    let window = "from=2026-01-01&to=2027-01-01";
    let found = server
        .get(&asha, &format!("/api/users/{}/transits?{window}", asha.id))
        .await;
    assert_eq!(found["from"], "2026-01-01T00:00:00Z");
    let hits = found["hits"].as_array().unwrap();
    let exact =
        |hit: &&Value| hit["near_miss"].is_null() && ("2026".."2027").contains(&&hit["at"].as_str().unwrap()[..4]);
    let of = |body: &str| {
        hits.iter()
            .filter(exact)
            .filter(|hit| hit["transiting"] == body)
            .count()
    };
    // The figures of the design for this birth and year.
    assert_eq!((of("jupiter"), of("saturn"), of("mars")), (15, 12, 0));
    let times: Vec<&str> = hits.iter().map(|hit| hit["at"].as_str().unwrap()).collect();
    assert!(times.is_sorted());
    let drawn = svg(&server, &asha, &format!("picture=timeline&{window}")).await;
    assert!(drawn.contains("1 Jan 2026 – 1 Jan 2027, universal time"), "{drawn}");
    let mars = server
        .get(
            &asha,
            &format!("/api/users/{}/transits?{window}&bodies=mars,venus", asha.id),
        )
        .await;
    let mars = mars["hits"].as_array().unwrap();
    assert!(
        mars.iter()
            .all(|hit| ["mars", "venus"].contains(&hit["transiting"].as_str().unwrap()))
    );
    assert_eq!(
        mars.iter()
            .filter(exact)
            .filter(|hit| hit["transiting"] == "mars")
            .count(),
        62
    );
}

#[tokio::test]
async fn without_a_time_the_moon_and_the_angles_are_not_searched() {
    let server = server();
    let asha = born(&server, without_time()).await;
    let found = server.get(&asha, &format!("/api/users/{}/transits", asha.id)).await;
    let points: Vec<&str> = found["points"]
        .as_array()
        .unwrap()
        .iter()
        .map(|name| name.as_str().unwrap())
        .collect();
    assert!(points.contains(&"sun"));
    for unknown in ["moon", "ascendant", "midheaven"] {
        assert!(!points.contains(&unknown), "{points:?}");
    }
}

#[tokio::test]
async fn dashas_run_to_five_levels_and_follow_one_another_without_a_gap() {
    let server = server();
    let asha = born(&server, person()).await;
    let told = server.get(&asha, &format!("/api/users/{}/dasha", asha.id)).await;
    assert_eq!(told["system"], "vimshottari");
    let running = told["running"].as_array().unwrap();
    assert_eq!(running.len(), 5);
    let periods = told["periods"].as_array().unwrap();
    assert_eq!(periods.len(), 9);
    for pair in periods.windows(2) {
        assert_eq!(pair[0]["end"], pair[1]["start"]);
    }
    for period in periods {
        let within = period["within"].as_array().unwrap();
        assert_eq!(within.len(), 9);
        assert_eq!(within[0]["start"], period["start"]);
    }
    assert!(told["possible"].as_array().unwrap().is_empty());
    let yogini = server
        .get(&asha, &format!("/api/users/{}/dasha?system=yogini", asha.id))
        .await;
    assert_eq!(yogini["periods"].as_array().unwrap().len(), 8);
}

#[tokio::test]
async fn without_a_time_dashas_are_told_within_bounds() {
    let server = server();
    let asha = born(&server, without_time()).await;
    let told = server.get(&asha, &format!("/api/users/{}/dasha", asha.id)).await;
    assert!(told["periods"].as_array().unwrap().is_empty());
    let possible = told["possible"].as_array().unwrap();
    assert!(!possible.is_empty());
    let first = &possible[0]["periods"][1];
    assert!(first["start"]["earliest"]["at"].as_str().unwrap() < first["start"]["latest"]["at"].as_str().unwrap());
}

#[tokio::test]
async fn what_is_wrong_is_named() {
    let server = server();
    let asha = born(&server, person()).await;
    for (path, field) in [
        ("chart.svg?picture=photograph", "picture"),
        ("chart.svg?theme=sepia", "theme"),
        ("chart.svg?picture=north&varga=0", "division"),
        ("chart.svg?picture=north&varga=x", "varga"),
        ("transits?from=tomorrow", "from"),
        ("transits?from=2026-01-01&to=2025-01-01", "to"),
        ("transits?from=2026-01-01&to=2076-01-01", "to"),
        ("transits?bodies=moon", "bodies"),
        ("transits?from=9999-06-01", "from"),
        ("dasha?system=newest", "system"),
    ] {
        let (status, answer) = server
            .call(
                Some(&asha),
                Method::GET,
                &format!("/api/users/{}/{path}", asha.id),
                None,
            )
            .await;
        assert_eq!(
            (status, answer["error"]["field"].as_str()),
            (StatusCode::BAD_REQUEST, Some(field)),
            "{path}: {answer}"
        );
    }
}

#[tokio::test]
async fn without_birth_details_there_is_nothing_to_draw() {
    let server = server();
    let asha = server.sign_in("Asha").await;
    for path in ["chart.svg", "chart.svg?picture=north", "transits", "dasha"] {
        let (status, answer) = server
            .call(
                Some(&asha),
                Method::GET,
                &format!("/api/users/{}/{path}", asha.id),
                None,
            )
            .await;
        assert_eq!(
            (status, answer["error"]["kind"].as_str()),
            (StatusCode::NOT_FOUND, Some("not_found")),
            "{path}"
        );
    }
}
