//! What a picture really contains.

use std::{collections::BTreeMap, sync::LazyLock};

use roxmltree::{Document, Node};

/// A label's outline: a box with round corners; of words the radius is 0, of a glyph the box is a point.
#[derive(Debug)]
pub(crate) struct Label {
    pub(crate) what: String,
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) half_width: f64,
    pub(crate) half_height: f64,
    pub(crate) radius: f64,
}

impl Label {
    fn overlaps(&self, other: &Self) -> bool {
        let across = ((self.x - other.x).abs() - self.half_width - other.half_width).max(0.0);
        let down = ((self.y - other.y).abs() - self.half_height - other.half_height).max(0.0);
        let apart = across.hypot(down);
        apart < self.radius + other.radius || apart == 0.0
    }

    fn within(&self, [left, top, width, height]: [f64; 4]) -> bool {
        let (across, down) = (self.half_width + self.radius, self.half_height + self.radius);
        self.x - across >= left
            && self.x + across <= left + width
            && self.y - down >= top
            && self.y + down <= top + height
    }
}

/// The advances of DejaVu Sans in em, one of the widest sans faces in use.
struct Face {
    regular: BTreeMap<String, f64>,
    bold: BTreeMap<String, f64>,
}

static FACE: LazyLock<Face> = LazyLock::new(|| {
    let table: serde_json::Value = serde_json::from_str(include_str!("../fixtures/font-advances.json")).unwrap();
    let face = |name: &str| serde_json::from_value(table[name].clone()).unwrap();
    Face {
        regular: face("regular"),
        bold: face("bold"),
    }
});

fn advance(letter: char, bold: bool) -> f64 {
    let face = if bold { &FACE.bold } else { &FACE.regular };
    face.get(letter.encode_utf8(&mut [0; 4]) as &str)
        .copied()
        .unwrap_or(1000.0)
        / 1000.0
}

pub(crate) fn labels(document: &Document<'_>) -> Vec<Label> {
    document
        .descendants()
        .filter_map(|node| match node.tag_name().name() {
            "text" => Some(words(node)),
            "g" => Some(glyph(node)),
            _ => None,
        })
        .collect()
}

fn words(node: Node<'_, '_>) -> Label {
    let number = |name| node.attribute(name).unwrap().parse::<f64>().unwrap();
    let (size, text) = (number("font-size"), node.text().unwrap());
    let bold = node.attribute("font-weight").is_some();
    let half_width = text.chars().map(|letter| advance(letter, bold)).sum::<f64>() * size / 2.0;
    let x = match node.attribute("text-anchor") {
        Some("start") => number("x") + half_width,
        Some("end") => number("x") - half_width,
        _ => number("x"),
    };
    Label {
        what: text.to_owned(),
        x,
        // From the baseline up to the height of digits.
        y: number("y") - 0.37 * size,
        half_width,
        half_height: 0.38 * size,
        radius: 0.0,
    }
}

fn glyph(node: Node<'_, '_>) -> Label {
    let numbers: Vec<f64> = node
        .attribute("transform")
        .unwrap()
        .split(|letter: char| !(letter.is_ascii_digit() || "-.".contains(letter)))
        .filter_map(|part| part.parse().ok())
        .collect();
    let [x, y, scale] = numbers.try_into().unwrap();
    Label {
        what: node.attribute("class").unwrap().to_owned(),
        x,
        y,
        half_width: 0.0,
        half_height: 0.0,
        radius: 12.2 * scale,
    }
}

pub(crate) fn assert_nothing_overlaps(svg: &str, name: &str) {
    let document = Document::parse(svg).unwrap_or_else(|error| panic!("{name}: {error}"));
    let view = document.root_element().attribute("viewBox").unwrap();
    let view: Vec<f64> = view.split(' ').map(|part| part.parse().unwrap()).collect();
    let view: [f64; 4] = view.try_into().unwrap();
    let labels = labels(&document);
    assert!(!labels.is_empty(), "{name}");
    for (i, a) in labels.iter().enumerate() {
        assert!(a.within(view), "{name}: {a:?} leaves the picture");
        for b in labels.iter().skip(i + 1) {
            assert!(!a.overlaps(b), "{name}: {a:?} overlaps {b:?}");
        }
    }
}

pub(crate) fn texts(svg: &str) -> Vec<String> {
    let document = Document::parse(svg).unwrap();
    document
        .descendants()
        .filter(|node| node.has_tag_name("text"))
        .map(|node| node.text().unwrap().to_owned())
        .collect()
}

/// How many random pictures are drawn: twenty times as many at full size.
pub(crate) fn cases(short: u32) -> u32 {
    let full = std::env::var_os("ASTRA_PROVE").is_some();
    if full { 20 * short } else { short }
}

/// `target/pictures`.
pub(crate) fn folder() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("pictures")
}

/// Keeps the picture for people to look at.
pub(crate) fn keep(name: &str, svg: &str) {
    let folder = folder();
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{name}.svg")), svg).unwrap();
}

/// What every picture keeps to: it is well-formed, refers to nothing outside itself, runs nothing, and can be read
/// aloud; no label overlaps another or leaves the picture.
pub(crate) fn assert_sound(svg: &str, name: &str) {
    for outside in ["href", "url(", "<style", "<script", "<image", "@import", "NaN", "inf"] {
        // Words may say anything: only what is markup counts.
        let markup = svg
            .split('>')
            .filter_map(|part| part.rsplit_once('<').map(|(_, tag)| tag));
        assert!(
            !svg.contains(outside) || !markup.clone().any(|tag| tag.contains(outside.trim_start_matches('<'))),
            "{name}: {outside}"
        );
    }
    let document = Document::parse(svg).unwrap_or_else(|error| panic!("{name}: {error}"));
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"), "{name}");
    let ids: Vec<&str> = root.attribute("aria-labelledby").unwrap().split(' ').collect();
    for (tag, id) in ["title", "desc"].into_iter().zip(ids) {
        let read = root.children().find(|node| node.tag_name().name() == tag).unwrap();
        assert_eq!(read.attribute("id"), Some(id), "{name}");
        assert!(!read.text().unwrap_or_default().trim().is_empty(), "{name}: {tag}");
    }
    assert_nothing_overlaps(svg, name);
}
