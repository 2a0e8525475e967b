//! Packs the time zone files of Debian's `tzdata`, which are built with the full history of every zone, into the one
//! file that `astra-astro` embeds.
//!
//! The file, all numbers little-endian: `ASTRATZ1`; version length (u16) and text; count of names (u32) and of zones
//! (u32); per name, sorted without regard to case: length (u8), text, number of its zone (u16); per zone: length
//! (u32), TZif data. Names of one zone (links) share its data. TZif data keep their 64-bit block; the 32-bit block is
//! emptied.

use std::{
    collections::BTreeMap,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

const TARGET: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../astra-astro/data/tzdb.bin");

/// Reads `usr/share/zoneinfo` of an unpacked `tzdata` package and writes `astra-astro/data/tzdb.bin`.
pub(crate) fn run(arguments: &[String]) -> Result<(), Box<dyn Error>> {
    let [directory] = arguments else {
        return Err(
            "usage: cargo xtask tzdb <usr/share/zoneinfo of Debian's tzdata, unpacked>\n  \
             apt-get download tzdata && dpkg-deb -x tzdata_*.deb tzdata"
                .into(),
        );
    };
    let directory = Path::new(directory);
    let version = version(&fs::read_to_string(directory.join("tzdata.zi"))?)?;
    let mut names = BTreeMap::new();
    collect(directory, directory, &mut names)?;
    let packed = pack(&version, &names)?;
    fs::write(TARGET, &packed)?;
    println!(
        "{}: version {version}, {} names, {} bytes",
        PathBuf::from(TARGET).canonicalize()?.display(),
        names.len(),
        packed.len()
    );
    Ok(())
}

/// The version of the database; refuses one without the history before 1970.
fn version(source: &str) -> Result<String, Box<dyn Error>> {
    let header = |name: &str| source.lines().take(5).find_map(|line| line.strip_prefix(name));
    if !header("# ddeps ").is_some_and(|files| files.split(' ').any(|file| file == "backzone")) {
        return Err("these zones were built without backzone: their history before 1970 is merged".into());
    }
    Ok(header("# version ")
        .ok_or("tzdata.zi names no version")?
        .trim()
        .to_owned())
}

/// Every zone below a directory by its name, with its data cut down.
fn collect(root: &Path, directory: &Path, names: &mut BTreeMap<String, Vec<u8>>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        let name = path.strip_prefix(root)?.to_str().ok_or("a name is not Unicode")?;
        // Copies of everything with other leap seconds; the machine's own zone; a zone that says "not set up".
        if ["posix", "right", "localtime", "posixrules", "Factory"].contains(&name) {
            continue;
        }
        if path.is_dir() {
            collect(root, &path, names)?;
        } else {
            let data = fs::read(&path)?;
            if data.starts_with(b"TZif") {
                names.insert(
                    name.replace('\\', "/"),
                    slim(&data).ok_or_else(|| format!("{name}: broken TZif"))?,
                );
            }
        }
    }
    Ok(())
}

/// The TZif file with the smallest 32-bit block that the format allows (RFC 8536, section 4); every reader of version
/// 2 and later skips it.
fn slim(data: &[u8]) -> Option<Vec<u8>> {
    const HEADER: usize = 44;
    let counts: Vec<usize> = data
        .get(20..HEADER)?
        .chunks_exact(4)
        .map(|count| count.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
        .collect();
    let [ut, standard, leap, times, types, characters] = counts.as_slice() else {
        return None;
    };
    let block = times * 5 + types * 6 + characters + leap * 8 + standard + ut;
    let mut slim = data.get(..20)?.to_vec();
    for count in [0_u32, 0, 0, 0, 1, 1] {
        slim.extend(count.to_be_bytes());
    }
    // One type of no offset, with an empty name.
    slim.extend([0; 7]);
    slim.extend(data.get(HEADER + block..)?);
    Some(slim)
}

fn pack(version: &str, names: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut zones: Vec<&[u8]> = names.values().map(Vec::as_slice).collect();
    zones.sort_unstable();
    zones.dedup();
    let mut sorted: Vec<_> = names.iter().collect();
    sorted.sort_unstable_by_key(|(name, _)| name.to_ascii_lowercase());
    let mut packed = b"ASTRATZ1".to_vec();
    packed.extend(u16::try_from(version.len())?.to_le_bytes());
    packed.extend(version.as_bytes());
    packed.extend(u32::try_from(sorted.len())?.to_le_bytes());
    packed.extend(u32::try_from(zones.len())?.to_le_bytes());
    for (name, data) in sorted {
        let zone = zones.binary_search(&data.as_slice()).map_err(|_| "a zone got lost")?;
        packed.push(u8::try_from(name.len())?);
        packed.extend(name.as_bytes());
        packed.extend(u16::try_from(zone)?.to_le_bytes());
    }
    for zone in zones {
        packed.extend(u32::try_from(zone.len())?.to_le_bytes());
        packed.extend(zone);
    }
    Ok(packed)
}
