//! Prints the glyphs of bodies and signs as one SVG file: `cargo run -p astra-astro --example glyphs`.

fn main() {
    print!("{}", astra_astro::pictures::glyph_sheet());
}
