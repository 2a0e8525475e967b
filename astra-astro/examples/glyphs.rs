//! Prints the sheet of glyphs that the page uses as its legend:
//! `cargo run -p astra-astro --example glyphs > astra-server/page/glyphs.svg`.

fn main() {
    print!("{}", astra_astro::wheel::glyph_sheet());
}
