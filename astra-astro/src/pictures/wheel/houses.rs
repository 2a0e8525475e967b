//! Houses and angles: cusps across the disc, their degrees outside the rim.

use astra_core::chart::HouseSystem;

use super::{
    super::{
        canvas::{Canvas, Stroke, Type},
        layout::{Slot, room, spread},
        words::{degrees, degrees_and_minutes},
    },
    Drawing, HOUSES, HUB, RIM, SIGNS_END, separation,
};

const HOUSE_SIZE: f64 = 15.0;
const ANGLE_SIZE: f64 = 18.0;
const CUSP_SIZE: f64 = 14.5;

/// What stands outside the rim.
struct Label {
    at: f64,
    name: Option<&'static str>,
    degree: Option<String>,
}

impl Label {
    /// Width and height of the words.
    const fn size(&self) -> (f64, f64) {
        match (self.name, &self.degree) {
            (Some(_), Some(_)) => (52.0, 36.0),
            (Some(_), None) => (30.0, 16.0),
            _ => (28.0, 13.0),
        }
    }

    fn slot(&self, edge: f64) -> Slot {
        // The neighbour's half is in the neighbour's own room; the gap is in this one's.
        let (width, height) = self.size();
        Slot {
            at: self.at,
            width: room(edge + 16.0, width + 4.0, height + 4.0),
            weight: if self.name.is_some() { 8.0 } else { 1.0 },
        }
    }
}

impl Drawing<'_> {
    /// Cusps and the numbers of the houses.
    pub(super) fn houses(&self, canvas: &mut Canvas) {
        let Some(cusps) = self.chart.cusps else { return };
        for cusp in cusps {
            let stroke = Stroke::new(self.options.theme.line, 1.0);
            self.spoke(canvas, cusp, HUB, SIGNS_END, stroke);
            if self.edge > RIM {
                self.spoke(canvas, cusp, RIM, self.edge, stroke);
            }
        }
        if self.edge > RIM {
            for label in self.angle_labels() {
                let stroke = Stroke::new(self.options.theme.accent, 1.4);
                self.spoke(canvas, label.at, RIM, self.edge, stroke);
            }
        }
        let middle = (HOUSES + HUB) / 2.0;
        let width = room(middle, 20.0, 12.0);
        let ends = cusps.iter().cycle().skip(1);
        let middles: Vec<Slot> = cusps
            .iter()
            .zip(ends)
            .map(|(start, end)| Slot {
                at: start + (end - start).rem_euclid(360.0) / 2.0,
                width,
                weight: 1.0,
            })
            .collect();
        for (number, at) in (1..).zip(spread(&middles)) {
            let number = format!("{number}");
            let style = Type::new(HOUSE_SIZE, self.options.theme.muted);
            canvas.text(self.point(at, middle), style, &number);
        }
    }

    /// Ascendant and midheaven with their opposites, and the degrees of the cusps between them, outside the rim.
    pub(super) fn angles(&self, canvas: &mut Canvas) {
        let mut labels = self.angle_labels();
        for label in &labels {
            let stroke = Stroke::new(self.options.theme.accent, 2.2);
            for (from, to) in [
                (self.hub, self.hub + HOUSES - HUB),
                (SIGNS_END, SIGNS_END - 14.0),
                (self.edge, self.edge + 8.0),
            ] {
                self.spoke(canvas, label.at, from, to, stroke);
            }
        }
        // Cusps of whole signs are the signs' own borders.
        let own_cusps = self
            .chart
            .cusps
            .filter(|_| self.chart.houses != Some(HouseSystem::WholeSign));
        for cusp in own_cusps.into_iter().flatten() {
            if labels.iter().all(|label| separation(label.at, cusp) > 1e-6) {
                let stroke = Stroke::new(self.options.theme.line, 1.2);
                self.spoke(canvas, cusp, self.edge, self.edge + 5.0, stroke);
                labels.push(Label {
                    at: cusp,
                    name: None,
                    degree: Some(degrees(cusp)),
                });
            }
        }
        let slots: Vec<Slot> = labels.iter().map(|label| label.slot(self.edge)).collect();
        for (label, at) in labels.iter().zip(spread(&slots)) {
            self.label(canvas, label, at);
        }
    }

    fn angle_labels(&self) -> Vec<Label> {
        let Some(angles) = self.chart.angles else {
            return Vec::new();
        };
        [("AC", "DC", angles.ascendant), ("MC", "IC", angles.midheaven)]
            .into_iter()
            .flat_map(|(name, opposite, at)| {
                let degree = Some(degrees_and_minutes(at));
                let (there, across) = ((name, at, degree), (opposite, at + 180.0, None));
                [there, across].map(|(name, at, degree)| Label {
                    at,
                    name: Some(name),
                    degree,
                })
            })
            .collect()
    }

    fn label(&self, canvas: &mut Canvas, label: &Label, at: f64) {
        // The middle of the label's box moves out until the box is clear of the rim.
        let (width, height) = label.size();
        let (x, y) = self.point(at, 1.0);
        let out = self.edge + 11.0 + (width * x.abs() + height * y.abs()) / 2.0;
        let (x, y) = (x * out, y * out);
        let theme = self.options.theme;
        let named = Type::new(ANGLE_SIZE, theme.accent).bold();
        match (label.name, &label.degree) {
            (Some(name), Some(degree)) => {
                canvas.text((x, y - 10.0), named, name);
                canvas.text((x, y + 9.5), Type::new(CUSP_SIZE, theme.ink), degree);
            }
            (Some(name), None) => canvas.text((x, y), named, name),
            (None, Some(degree)) => canvas.text((x, y), Type::new(CUSP_SIZE, theme.muted), degree),
            (None, None) => {}
        }
    }
}
