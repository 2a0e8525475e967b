//! Helplines by region, with the source and the date of each entry.

use jiff::civil::{Date, date};

use crate::context::UserContext;

/// What a helpline is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HelplineFor {
    /// Suicidal thoughts, self-harm, despair.
    Suicide,
    /// Violence and abuse.
    Abuse,
}

/// How an entry was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum HelplineCheck {
    /// Stated from general knowledge on that day; still to be compared with the source.
    FromKnowledge,
    /// Compared with the source on that day.
    AtSource,
}

/// A helpline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Helpline {
    /// Whose it is.
    pub region: Region,
    /// What it is for.
    pub purpose: HelplineFor,
    /// Its name.
    pub name: &'static str,
    /// The number, as people dial it.
    pub contact: &'static str,
    /// Who publishes the number.
    pub source: &'static str,
    /// The day on which the entry was last looked at.
    pub checked: Date,
    /// How.
    pub check: HelplineCheck,
}

/// A country with helplines of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names are those of the countries")]
pub enum Region {
    India,
    UnitedStates,
    Canada,
    UnitedKingdom,
    Ireland,
    Australia,
    NewZealand,
    Germany,
    Austria,
    Switzerland,
    France,
    Spain,
    Netherlands,
    Poland,
    Singapore,
    /// Another member of the European Union.
    EuropeanUnion,
    /// Anywhere else, or unknown.
    Elsewhere,
}

const LOOKED_AT: Date = date(2026, 11, 22);

const fn line(
    region: Region,
    purpose: HelplineFor,
    name: &'static str,
    contact: &'static str,
    source: &'static str,
) -> Helpline {
    Helpline {
        region,
        purpose,
        name,
        contact,
        source,
        checked: LOOKED_AT,
        check: HelplineCheck::FromKnowledge,
    }
}

/// India's KIRAN (1800-599-0019) is left out: it was reported to be merged into Tele-MANAS.
const HELPLINES: [Helpline; 20] = [
    line(
        Region::India,
        HelplineFor::Suicide,
        "Tele-MANAS",
        "14416",
        "telemanas.mohfw.gov.in",
    ),
    line(Region::India, HelplineFor::Abuse, "Women Helpline", "181", "wcd.gov.in"),
    line(Region::India, HelplineFor::Abuse, "Childline", "1098", "wcd.gov.in"),
    line(
        Region::UnitedStates,
        HelplineFor::Suicide,
        "988 Suicide & Crisis Lifeline",
        "988",
        "988lifeline.org",
    ),
    line(
        Region::UnitedStates,
        HelplineFor::Abuse,
        "National Domestic Violence Hotline",
        "1-800-799-7233",
        "thehotline.org",
    ),
    line(
        Region::Canada,
        HelplineFor::Suicide,
        "9-8-8 Suicide Crisis Helpline",
        "988",
        "988.ca",
    ),
    line(
        Region::UnitedKingdom,
        HelplineFor::Suicide,
        "Samaritans",
        "116 123",
        "samaritans.org",
    ),
    line(
        Region::UnitedKingdom,
        HelplineFor::Abuse,
        "National Domestic Abuse Helpline",
        "0808 2000 247",
        "nationaldahelpline.org.uk",
    ),
    line(
        Region::Ireland,
        HelplineFor::Suicide,
        "Samaritans",
        "116 123",
        "samaritans.org",
    ),
    line(
        Region::Australia,
        HelplineFor::Suicide,
        "Lifeline",
        "13 11 14",
        "lifeline.org.au",
    ),
    line(
        Region::Australia,
        HelplineFor::Abuse,
        "1800RESPECT",
        "1800 737 732",
        "1800respect.org.au",
    ),
    line(Region::NewZealand, HelplineFor::Suicide, "1737", "1737", "1737.org.nz"),
    line(
        Region::Germany,
        HelplineFor::Suicide,
        "TelefonSeelsorge",
        "0800 111 0 111",
        "telefonseelsorge.de",
    ),
    line(
        Region::Germany,
        HelplineFor::Abuse,
        "Hilfetelefon",
        "116 016",
        "hilfetelefon.de",
    ),
    line(
        Region::Austria,
        HelplineFor::Suicide,
        "Telefonseelsorge",
        "142",
        "telefonseelsorge.at",
    ),
    line(
        Region::Switzerland,
        HelplineFor::Suicide,
        "Die Dargebotene Hand",
        "143",
        "143.ch",
    ),
    line(Region::France, HelplineFor::Suicide, "3114", "3114", "3114.fr"),
    line(
        Region::Spain,
        HelplineFor::Suicide,
        "Línea 024",
        "024",
        "sanidad.gob.es",
    ),
    line(
        Region::Netherlands,
        HelplineFor::Suicide,
        "113 Zelfmoordpreventie",
        "113",
        "113.nl",
    ),
    line(
        Region::Singapore,
        HelplineFor::Suicide,
        "Samaritans of Singapore",
        "1767",
        "sos.org.sg",
    ),
];

/// Zones of the United States beside `US/..`.
const UNITED_STATES: [&str; 21] = [
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Phoenix",
    "America/Anchorage",
    "America/Detroit",
    "America/Boise",
    "America/Indiana/",
    "America/Indianapolis",
    "America/Fort_Wayne",
    "America/Kentucky/",
    "America/Louisville",
    "America/North_Dakota/",
    "America/Menominee",
    "America/Juneau",
    "America/Sitka",
    "America/Nome",
    "America/Adak",
    "Pacific/Honolulu",
    "US/",
];
const CANADA: [&str; 16] = [
    "America/Toronto",
    "America/Vancouver",
    "America/Montreal",
    "America/Winnipeg",
    "America/Edmonton",
    "America/Halifax",
    "America/St_Johns",
    "America/Regina",
    "America/Moncton",
    "America/Whitehorse",
    "America/Yellowknife",
    "America/Iqaluit",
    "America/Thunder_Bay",
    "America/Glace_Bay",
    "America/Goose_Bay",
    "Canada/",
];
const EUROPEAN_UNION: [&str; 21] = [
    "Europe/Rome",
    "Europe/Lisbon",
    "Atlantic/Madeira",
    "Atlantic/Azores",
    "Europe/Brussels",
    "Europe/Luxembourg",
    "Europe/Copenhagen",
    "Europe/Stockholm",
    "Europe/Helsinki",
    "Europe/Tallinn",
    "Europe/Riga",
    "Europe/Vilnius",
    "Europe/Prague",
    "Europe/Bratislava",
    "Europe/Budapest",
    "Europe/Bucharest",
    "Europe/Sofia",
    "Europe/Athens",
    "Europe/Zagreb",
    "Europe/Ljubljana",
    "Europe/Malta",
];

impl Region {
    /// The region of a user, as far as the document tells: by the zone of their birth, else by their language.
    #[must_use]
    pub fn of_user(document: &UserContext) -> Self {
        Self::of(
            document.pinned_facts().timezone.as_deref(),
            &document.preferences().lang,
        )
    }

    /// The region of an IANA zone, else of the region that a language tag names (`en-GB`).
    #[must_use]
    pub fn of(zone: Option<&str>, language: &str) -> Self {
        zone.and_then(Self::of_zone)
            .or_else(|| Self::of_language(language))
            .unwrap_or(Self::Elsewhere)
    }

    fn of_zone(zone: &str) -> Option<Self> {
        let among = |zones: &[&str]| {
            zones
                .iter()
                .any(|known| zone == *known || known.ends_with('/') && zone.starts_with(known))
        };
        Some(match zone {
            "Asia/Kolkata" | "Asia/Calcutta" => Self::India,
            "Europe/London" | "Europe/Belfast" | "GB" => Self::UnitedKingdom,
            "Europe/Dublin" | "Eire" => Self::Ireland,
            "Pacific/Auckland" | "Pacific/Chatham" | "NZ" => Self::NewZealand,
            "Europe/Berlin" | "Europe/Busingen" => Self::Germany,
            "Europe/Vienna" => Self::Austria,
            "Europe/Zurich" => Self::Switzerland,
            "Europe/Paris" => Self::France,
            "Europe/Madrid" | "Atlantic/Canary" | "Africa/Ceuta" => Self::Spain,
            "Europe/Amsterdam" => Self::Netherlands,
            "Europe/Warsaw" | "Poland" => Self::Poland,
            "Asia/Singapore" | "Singapore" => Self::Singapore,
            _ if zone.starts_with("Australia/") => Self::Australia,
            _ if among(&UNITED_STATES) => Self::UnitedStates,
            _ if among(&CANADA) => Self::Canada,
            _ if among(&EUROPEAN_UNION) => Self::EuropeanUnion,
            _ => return None,
        })
    }

    fn of_language(tag: &str) -> Option<Self> {
        let region = tag.split(['-', '_']).nth(1).map(str::to_ascii_uppercase);
        Some(match region.as_deref() {
            Some("IN") => Self::India,
            Some("US") => Self::UnitedStates,
            Some("CA") => Self::Canada,
            Some("GB") => Self::UnitedKingdom,
            Some("IE") => Self::Ireland,
            Some("AU") => Self::Australia,
            Some("NZ") => Self::NewZealand,
            Some("DE") => Self::Germany,
            Some("AT") => Self::Austria,
            Some("CH") => Self::Switzerland,
            Some("FR") => Self::France,
            Some("ES") => Self::Spain,
            Some("NL") => Self::Netherlands,
            Some("PL") => Self::Poland,
            Some("SG") => Self::Singapore,
            None if tag.eq_ignore_ascii_case("hi") => Self::India,
            _ => return None,
        })
    }

    /// Its helplines for one need; where there is none for abuse, those that listen to everything.
    pub fn helplines(self, need: HelplineFor) -> impl Iterator<Item = &'static Helpline> {
        let of = move |need: HelplineFor| {
            HELPLINES
                .iter()
                .filter(move |line| line.region == self && line.purpose == need)
        };
        let need = if of(need).next().is_some() {
            need
        } else {
            HelplineFor::Suicide
        };
        of(need)
    }

    /// Its number for police and ambulance, where it is one for all.
    #[must_use]
    pub const fn emergency(self) -> Option<&'static str> {
        Some(match self {
            Self::India
            | Self::Germany
            | Self::Austria
            | Self::Switzerland
            | Self::France
            | Self::Spain
            | Self::Netherlands
            | Self::Poland
            | Self::Ireland
            | Self::EuropeanUnion => "112",
            Self::UnitedStates | Self::Canada => "911",
            Self::UnitedKingdom => "999",
            Self::Australia => "000",
            Self::NewZealand => "111",
            Self::Singapore => "999",
            Self::Elsewhere => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_stronger_than_a_language() {
        assert_eq!(Region::of(Some("America/Indiana/Knox"), "en-GB"), Region::UnitedStates);
        assert_eq!(Region::of(Some("Asia/Tokyo"), "en-GB"), Region::UnitedKingdom);
        assert_eq!(Region::of(None, "hi"), Region::India);
        assert_eq!(Region::of(Some("Asia/Tokyo"), "ja"), Region::Elsewhere);
    }

    #[test]
    fn each_entry_names_its_source_and_how_it_was_checked() {
        for line in HELPLINES {
            assert!(line.source.contains('.') && !line.contact.is_empty(), "{line:?}");
            assert_eq!(line.check, HelplineCheck::FromKnowledge, "{line:?}");
        }
    }
}
