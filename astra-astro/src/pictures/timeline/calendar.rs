//! The calendar above the rows: days, months or years, whichever the window has room for.

use jiff::{
    ToSpan as _,
    civil::{Date, date},
    tz::TimeZone,
};

use super::{
    super::{
        Theme,
        canvas::{Anchor, Canvas, Stroke, Type},
        words::{BOLD, width},
    },
    CALENDAR, LEFT, RIGHT, Scale, TITLE, Timeline,
};

const SIZE: f64 = 14.0;
const YEAR_SIZE: f64 = 15.0;
/// More lines than this are never drawn.
const MOST: usize = 400;

/// How far the lines stand apart.
#[derive(Clone, Copy)]
enum Step {
    Days(i64),
    Months(i64),
    Years(i64),
}

const STEPS: [Step; 11] = [
    Step::Days(1),
    Step::Days(7),
    Step::Months(1),
    Step::Months(3),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(25),
    Step::Years(50),
    Step::Years(100),
];

impl Step {
    /// About how many days.
    const fn days(self) -> f64 {
        match self {
            Self::Days(days) => days as f64,
            Self::Months(months) => months as f64 * 28.0,
            Self::Years(years) => years as f64 * 365.0,
        }
    }

    /// The room that the names of this step need.
    const fn room(self) -> f64 {
        match self {
            Self::Days(_) => 58.0,
            Self::Months(_) => 38.0,
            Self::Years(_) => 46.0,
        }
    }

    const fn format(self) -> &'static str {
        match self {
            Self::Days(_) => "%-d %b",
            Self::Months(_) => "%b",
            Self::Years(_) => "%Y",
        }
    }

    /// The first line at or before a day.
    fn before(self, day: Date) -> Option<Date> {
        match self {
            Self::Days(_) => Some(day),
            Self::Months(months) => {
                let months = i8::try_from(months).ok()?;
                Date::new(day.year(), (day.month() - 1) / months * months + 1, 1).ok()
            }
            Self::Years(years) => {
                let years = i16::try_from(years).ok()?;
                Date::new(day.year().div_euclid(years) * years, 1, 1).ok()
            }
        }
    }

    fn after(self, day: Date) -> Option<Date> {
        match self {
            Self::Days(days) => day.checked_add(days.days()),
            Self::Months(months) => day.checked_add(months.months()),
            Self::Years(years) => day.checked_add(years.years()),
        }
        .ok()
    }
}

/// Draws the calendar, and its lines down to the last row.
pub(super) fn header(canvas: &mut Canvas, line: &Timeline, scale: Scale, theme: Theme, bottom: f64) {
    let first = line.from.to_zoned(TimeZone::UTC).date();
    let per_day = (RIGHT - LEFT) / (scale.width / 86_400_000.0);
    let fits = |step: &&Step| step.days() * per_day >= step.room();
    let step = STEPS.iter().find(fits).copied().unwrap_or(Step::Years(100));
    let top = TITLE + CALENDAR;
    let names = TITLE + 26.0;
    for (x, day) in marks(step, first, line, scale) {
        if x > LEFT {
            canvas.tick((x, names - 8.0), (x, bottom));
        }
        let words = day.strftime(step.format()).to_string();
        if x + 5.0 + width(&words, SIZE) <= RIGHT {
            let style = Type::new(SIZE, theme.muted).at(Anchor::Start);
            canvas.text((x + 5.0, names), style, &words);
        }
    }
    canvas.ticks(Stroke::new(theme.line, 0.8));
    if !matches!(step, Step::Years(_)) {
        years(canvas, first, line, scale, theme);
    }
    for y in [top, bottom] {
        canvas.line((LEFT, y), (RIGHT, y), Stroke::new(theme.line, 1.2));
    }
}

/// The lines in the window, and the one that the window opens under where its name has room before the next.
fn marks(step: Step, first: Date, line: &Timeline, scale: Scale) -> Vec<(f64, Date)> {
    let start = |day: Date| day.to_zoned(TimeZone::UTC).map(|day| day.timestamp());
    let begun = step.before(first);
    let days = std::iter::successors(begun, |day| step.after(*day)).take(MOST);
    let mut marks: Vec<(f64, Date)> = Vec::new();
    for day in days {
        let Ok(at) = start(day) else { break };
        if at >= line.to {
            break;
        }
        marks.push((scale.x(at), day));
    }
    let crowded = matches!(marks.as_slice(), [(a, _), (b, _), ..] if b - a < step.room() - 2.0);
    if crowded {
        marks.remove(0);
    }
    marks
}

/// The years above the months.
fn years(canvas: &mut Canvas, first: Date, line: &Timeline, scale: Scale, theme: Theme) {
    let years = marks(Step::Years(1), date(first.year(), 1, 1), line, scale);
    for (x, day) in years {
        let words = day.strftime("%Y").to_string();
        if x + 5.0 + width(&words, YEAR_SIZE * BOLD) <= RIGHT {
            let style = Type::new(YEAR_SIZE, theme.ink).bold().at(Anchor::Start);
            canvas.text((x + 5.0, TITLE + 8.0), style, &words);
        }
    }
}
