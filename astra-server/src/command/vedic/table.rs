//! The sections of `astra vedic` as tables for people, within eighty columns.

use astra::astro::vedic::{Graha, Rashi as _, shadbala::Shadbala};
use astra::core::chart::{Instant, Sign};

use super::told::{KarakasTold, SadeSatiTold, Stand, Told};

pub(super) fn render(told: &Told, colours: bool) -> String {
    let mut page = Page {
        lines: Vec::new(),
        colours,
    };
    page.line(&told.given);
    let node = told.node.as_str();
    let ayanamsha = told.ayanamsha.unwrap_or_default();
    page.faint(&format!("{} {ayanamsha:.6}°, {node} node", told.zodiac));
    if !told.time_known {
        page.faint("time unknown: places are those of noon");
    }
    if let Some(grahas) = &told.grahas {
        stands(&mut page, told, grahas);
    }
    for varga in told.vargas.iter().flatten() {
        let name = varga.name.unwrap_or("parivritti");
        page.heading(&format!("D{} {name} ({})", varga.division, varga.scheme.as_str()));
        if let Some(lagna) = varga.lagna {
            page.line(&format!("{:<10}{}", "Lagna", sign(lagna)));
        }
        for (graha, at) in &varga.signs {
            page.line(&format!("{:<10}{}", graha.sanskrit(), sign(*at)));
        }
    }
    if let Some(groups) = &told.vimshopaka {
        page.heading(&format!(
            "{:<16}{}",
            "Vimshopaka",
            seven(|graha| graha.name().to_owned())
        ));
        for group in groups {
            let name = format!("{:?}", group.group);
            let row = seven(|graha| {
                group
                    .points
                    .get(&graha)
                    .map_or(String::new(), |points| format!("{points:.2}"))
            });
            page.line(&format!("{name:<16}{row}"));
        }
    }
    if let Some(told) = &told.karakas {
        karakas(&mut page, told);
    }
    if let Some(padas) = &told.arudhas {
        page.heading("Arudha padas");
        for (bhava, pada) in (1..).zip(padas) {
            page.line(&format!("A{bhava:<9}{}", sign(*pada)));
        }
    }
    if let Some(found) = &told.ashtakavarga {
        let row = |bindus: &[u8]| bindus.iter().map(|points| format!("{points:>4}")).collect::<String>();
        let names: String = Sign::ALL
            .iter()
            .map(|sign| format!("{:>4}", sign.name().chars().take(3).collect::<String>()))
            .collect();
        page.heading(&format!("{:<14}{names}", "Ashtakavarga"));
        for (graha, bhinna) in Graha::SEVEN.into_iter().zip(&found.bhinna) {
            page.line(&format!("{:<14}{}", graha.name(), row(&bhinna.bindus)));
        }
        page.line(&format!("{:<14}{}", "Together", row(&found.sarva)));
    }
    if let Some(found) = &told.shadbala {
        strengths(&mut page, found);
    }
    for over in told.sade_sati.iter().flatten() {
        passages(&mut page, over);
    }
    if let Some(yogas) = &told.yogas {
        page.heading("Yogas");
        for yoga in &yogas.found {
            let doubt = if yoga.certain { "" } else { " (by the hour)" };
            page.line(&format!("{}{doubt}", yoga.name));
            page.faint(&format!("  {}", yoga.because.join("; ")));
        }
        if !yogas.undecided.is_empty() {
            page.faint(&format!("{} more depend on the lagna", yogas.undecided.len()));
        }
    }
    for (section, reason) in &told.missing {
        page.heading(&format!("No {section}: {reason}"));
    }
    page.lines.push(String::new());
    page.lines.join("\n")
}

fn stands(page: &mut Page, told: &Told, grahas: &[Stand]) {
    page.heading(&format!(
        "{:<10}{:<24}{:<22}{:<7}{}",
        "", "Position", "Nakshatra", "Bhava", "Dignity"
    ));
    if let Some(lagna) = &told.lagna {
        page.line(&format!(
            "{:<10}{:<24}{:<22}{:<7}",
            "Lagna",
            position(lagna.sign, lagna.degree),
            format!("{} {}", lagna.nakshatra, lagna.pada),
            1
        ));
    }
    for stand in grahas {
        let bhava = stand.bhava.map(|bhava| bhava.to_string()).unwrap_or_default();
        let dignity = match stand.dignity {
            astra::astro::vedic::Dignity::None => String::new(),
            other => format!("{other:?}"),
        };
        let back = if stand.retrograde && !stand.graha.is_node() {
            " R"
        } else {
            ""
        };
        page.line(&format!(
            "{:<10}{:<24}{:<22}{bhava:<7}{dignity}",
            stand.graha.sanskrit(),
            format!("{}{back}", position(stand.place.sign, stand.place.degree)),
            format!("{} {}", stand.place.nakshatra, stand.place.pada),
        ));
    }
}

fn karakas(page: &mut Page, told: &KarakasTold) {
    page.heading("Chara karakas");
    for found in &told.chara {
        let tied = if found.tied { "  tied" } else { "" };
        let name = format!("{:?}", found.karaka);
        page.line(&format!(
            "{name:<11}{:<10}{:>7.3}°{tied}",
            found.graha.sanskrit(),
            found.degree
        ));
    }
    if let Some(at) = told.karakamsha {
        page.line(&format!("{:<11}{}", "Karakamsha", sign(at)));
    }
}

fn strengths(page: &mut Page, found: &Shadbala) {
    page.heading(&format!(
        "{:<9}{:>8}{:>7}{:>8}{:>8}{:>8}{:>8}{:>8}{:>7}{:>7}",
        "Shadbala", "Sthana", "Dig", "Kala", "Chesta", "Naisar", "Drik", "Rupas", "Least", "Ratio"
    ));
    for bala in &found.grahas {
        page.line(&format!(
            "{:<9}{:>8.2}{:>7.2}{:>8.2}{:>8.2}{:>8.2}{:>8.2}{:>8.2}{:>7.2}{:>7.2}",
            bala.graha.name(),
            bala.sthana.total(),
            bala.dig,
            bala.kala.total(),
            bala.cheshta,
            bala.naisargika,
            bala.drik,
            bala.rupas,
            bala.required / 60.0,
            bala.ratio
        ));
    }
    page.heading("Bhava bala");
    for bhava in &found.bhavas {
        page.line(&format!(
            "{:<9}{:>8.2}  lord {}",
            bhava.bhava,
            bhava.total / 60.0,
            bhava.lord.name()
        ));
    }
}

fn passages(page: &mut Page, over: &SadeSatiTold) {
    page.heading(&format!("Saturn over the Moon in {}", sign(over.moon)));
    for stay in &over.stays {
        let phase = match stay.round {
            Some(round) => format!("Sade Sati {round}, {:?}", stay.phase),
            None => format!("Dhaiya, {:?}", stay.phase),
        };
        let back = if stay.leaves_retrograde { "  back out" } else { "" };
        page.line(&format!("{phase:<24}{}  {}{back}", day(&stay.start), day(&stay.end)));
    }
}

fn seven(cell: impl Fn(Graha) -> String) -> String {
    Graha::SEVEN.map(|graha| format!("{:>9}", cell(graha))).concat()
}

fn sign(sign: Sign) -> String {
    format!("{} ({})", sign.sanskrit(), sign.name())
}

fn position(sign: Sign, degree: f64) -> String {
    let minutes = (degree * 60.0).floor() as u32;
    format!("{:>2}°{:02}' {}", minutes / 60, minutes % 60, sign.sanskrit())
}

fn day(instant: &Instant) -> String {
    instant.at.strftime("%Y-%m-%d").to_string()
}

/// Lines, and whether they are coloured.
struct Page {
    lines: Vec<String>,
    colours: bool,
}

impl Page {
    fn line(&mut self, text: &str) {
        self.lines.push(text.trim_end().to_owned());
    }

    fn faint(&mut self, text: &str) {
        let text = text.trim_end();
        self.lines.push(match self.colours {
            true => format!("\x1b[2m{text}\x1b[0m"),
            false => text.to_owned(),
        });
    }

    fn heading(&mut self, text: &str) {
        self.lines.push(String::new());
        self.faint(text);
    }
}
