//! The Swiss Ephemeris C library, and the only `unsafe` of the workspace.
//!
//! The library keeps its state (data path, open files, caches) per thread on Linux and the like, and once for the
//! whole process on macOS and Windows. [`with`] gives a closure the library in a known state: the right data
//! directory, all three files open, nobody else inside. Every answer's flag is checked, because the library falls
//! back to another, coarser theory without an error.
#![expect(unsafe_code, reason = "calls into C")]

use std::{
    ffi::{CStr, CString, c_char},
    hash::{DefaultHasher, Hash as _, Hasher as _},
    marker::PhantomData,
    path::Path,
};

use astra_core::{
    Error, ErrorKind, Result,
    chart::{JulianDayTt, JulianDayUt},
};
use swiss_eph as c;

/// What the library writes at most into its error buffer.
const TEXT: usize = 256;
const SOURCES: i32 = c::SEFLG_JPLEPH | c::SEFLG_SWIEPH | c::SEFLG_MOSEPH;
/// The library cuts longer paths off and goes on with a default.
const LONGEST_PATH: usize = 240;

/// A data directory as the library takes it.
#[derive(Debug)]
pub(super) struct Opened {
    /// Tells directories apart without comparing paths; never 0, which stands for none. The same path has the same
    /// number, so that several ephemerides on one directory do not close each other's files.
    pub(super) id: u64,
    /// As the library wants it.
    pub(super) path: CString,
}

impl Opened {
    pub(super) fn new(directory: &Path) -> Result<Self> {
        let wrong = |why: &str| {
            Error::new(
                ErrorKind::Configuration,
                format!("the ephemeris directory cannot be used: {why}"),
            )
            .with("field", "ephemeris_path")
            .with("value", directory.display())
        };
        let text = directory
            .to_str()
            .ok_or_else(|| wrong("its path is not valid Unicode"))?;
        if text.len() > LONGEST_PATH {
            return Err(wrong("its path is longer than 240 bytes"));
        }
        // The library takes these for separators of several directories.
        if text.contains(';') || (cfg!(not(windows)) && text.contains(':')) {
            return Err(wrong("its path contains a separator (colon or semicolon)"));
        }
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        Ok(Self {
            id: hasher.finish().max(1),
            path: CString::new(text).map_err(|cause| wrong("its path contains a zero byte").caused_by(cause))?,
        })
    }
}

/// One of the library's data files, as it has it open.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct OpenFile {
    pub(super) path: String,
    pub(super) from: JulianDayTt,
    pub(super) to: JulianDayTt,
    /// The number of the JPL ephemeris it was made from.
    pub(super) de: i32,
}

/// The library in a known state, for as long as [`with`] holds it.
pub(super) struct Library<'a> {
    /// Whether the files are still as [`with`] found them.
    sound: &'a std::cell::Cell<bool>,
    /// The state belongs to this thread.
    here: PhantomData<*mut ()>,
}

#[cfg(not(any(target_vendor = "apple", windows)))]
mod state {
    //! One state a thread.
    use std::cell::Cell;

    /// The directory that this thread's library has open; closes its files when the thread ends, which the
    /// library itself does not.
    struct Thread(Cell<u64>);

    impl Drop for Thread {
        fn drop(&mut self) {
            if self.0.get() != 0 {
                super::close();
            }
        }
    }

    thread_local! {
        static OPEN: Thread = const { Thread(Cell::new(0)) };
    }

    /// None on a thread that is ending.
    pub(super) fn exclusively<T>(f: impl FnOnce(&Cell<u64>) -> T) -> Option<T> {
        OPEN.try_with(|thread| f(&thread.0)).ok()
    }
}

#[cfg(any(target_vendor = "apple", windows))]
mod state {
    //! One state a process.
    use std::{
        cell::Cell,
        sync::{Mutex, PoisonError},
    };

    static OPEN: Mutex<Cell<u64>> = Mutex::new(Cell::new(0));

    pub(super) fn exclusively<T>(f: impl FnOnce(&Cell<u64>) -> T) -> Option<T> {
        let open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        Some(f(&open))
    }
}

/// Runs `f` with the library reading from `directory`. On a thread that has another directory open, or none,
/// `open` is called first; it must find everything it needs or fail.
pub(super) fn with<T>(
    directory: &Opened,
    open: impl FnOnce(&Library<'_>) -> Result<()>,
    f: impl FnOnce(&Library<'_>) -> Result<T>,
) -> Result<T> {
    state::exclusively(|current| {
        let sound = std::cell::Cell::new(true);
        let library = Library {
            sound: &sound,
            here: PhantomData,
        };
        if current.get() != directory.id {
            // Nothing is open until everything is.
            current.set(0);
            // SAFETY: the pointer is a C string that lives through the call; the library copies it. State is this
            // thread's, or the mutex is held.
            unsafe { c::swe_set_ephe_path(directory.path.as_ptr()) };
            if let Err(error) = open(&library) {
                close();
                return Err(error);
            }
            current.set(directory.id);
            sound.set(true);
        }
        let answer = f(&library);
        if !sound.get() {
            // The library closed files when it went astray; it is opened afresh next time.
            current.set(0);
            close();
        }
        answer
    })
    .unwrap_or_else(|| {
        Err(Error::new(
            ErrorKind::Internal,
            "an ephemeris was asked by a thread that is ending",
        ))
    })
}

fn close() {
    // SAFETY: frees the state of this thread; called on it, or with the mutex held, and outside any other call.
    unsafe { c::swe_close() };
}

impl Library<'_> {
    /// Longitude, latitude, distance and their speeds; degrees, astronomical units, days.
    pub(super) fn calculate(&self, body: i32, at: JulianDayTt) -> Result<[f64; 6]> {
        self.answer(body, at, c::SEFLG_SWIEPH | c::SEFLG_SPEED)
    }

    /// The first three of [`Library::calculate`].
    pub(super) fn position(&self, body: i32, at: JulianDayTt) -> Result<[f64; 3]> {
        let [longitude, latitude, distance, ..] = self.answer(body, at, c::SEFLG_SWIEPH)?;
        Ok([longitude, latitude, distance])
    }

    fn answer(&self, body: i32, at: JulianDayTt, flags: i32) -> Result<[f64; 6]> {
        let mut answer = [0.0; 6];
        let mut text: [c_char; TEXT] = [0; TEXT];
        // SAFETY: the library writes six numbers and at most 256 bytes of text.
        let flag = unsafe { c::swe_calc(at.0, body, flags, answer.as_mut_ptr(), text.as_mut_ptr()) };
        if flag >= 0 && flag & SOURCES == c::SEFLG_SWIEPH && answer.iter().all(|number| number.is_finite()) {
            return Ok(answer);
        }
        self.sound.set(false);
        let text = told(&text);
        Err(Error::new(
            ErrorKind::Configuration,
            "the Swiss Ephemeris data files did not answer",
        )
        .with("body", body)
        .with("jd_tt", at.0)
        .with("told", text))
    }

    /// Terrestrial minus universal time in seconds.
    pub(super) fn delta_t(&self, at: JulianDayUt) -> f64 {
        let mut text: [c_char; TEXT] = [0; TEXT];
        // SAFETY: at most 256 bytes of text are written.
        unsafe { c::swe_deltat_ex(at.0, c::SEFLG_SWIEPH, text.as_mut_ptr()) * 86_400.0 }
    }

    /// Apparent sidereal time at Greenwich in hours.
    pub(super) fn sidereal_time(&self, at: JulianDayUt, obliquity: f64, nutation: f64) -> f64 {
        // SAFETY: numbers in, number out.
        unsafe { c::swe_sidtime0(at.0, obliquity, nutation) }
    }

    /// A data file: 0 the planets', 1 the Moon's, 2 the asteroids'. None where it is not open.
    pub(super) fn file(&self, number: i32) -> Option<OpenFile> {
        let (mut from, mut to, mut de) = (0.0, 0.0, 0);
        // SAFETY: three numbers are written; the text returned lives in the library's state, which nothing changes
        // before it is copied.
        let path = unsafe {
            let path = c::swe_get_current_file_data(number, &raw mut from, &raw mut to, &raw mut de);
            if path.is_null() {
                return None;
            }
            CStr::from_ptr(path).to_string_lossy().into_owned()
        };
        Some(OpenFile {
            path,
            from: JulianDayTt(from),
            to: JulianDayTt(to),
            de,
        })
    }

    /// The version of the library.
    pub(super) fn version(&self) -> String {
        let mut text: [c_char; TEXT] = [0; TEXT];
        // SAFETY: writes a short C string.
        unsafe { c::swe_version(text.as_mut_ptr()) };
        told(&text)
    }
}

/// What the library wrote, on one line.
fn told(text: &[c_char; TEXT]) -> String {
    let bytes: Vec<u8> = text
        .iter()
        .map(|byte| u8::from_ne_bytes(byte.to_ne_bytes()))
        .take_while(|byte| *byte != 0)
        .collect();
    String::from_utf8_lossy(&bytes)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
