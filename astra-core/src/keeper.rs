//! Keeps the computed part of a document up to date: charts, overview, snapshot, star sign.

use std::sync::Arc;

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::{
    Error, ErrorKind, Result, UserScope,
    chart::{Body, Chart, ChartEngine, TransitRequest, Transits, overview},
    context::{BirthCharts, PinnedFacts, System, UserContext},
    store::{ContextStore, DocumentsExt},
};

/// Computes a user's charts when the birth details change, and the transits of the moment.
#[derive(Clone, Debug)]
pub struct ChartKeeper {
    engine: Arc<dyn ChartEngine>,
}

/// A document whose computed part is up to date, and the charts in it.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// The document.
    pub document: UserContext,
    /// The chart in the user's system, where the birth details allow one.
    pub natal: Option<Arc<Chart>>,
    /// The transits of the moment to it.
    pub transits: Option<Arc<Transits>>,
}

/// What the charts of some birth details are.
struct Computed {
    charts: BirthCharts,
    natal: Option<Arc<Chart>>,
    transits: Option<Arc<Transits>>,
}

impl ChartKeeper {
    /// Computes with `engine`.
    #[must_use]
    pub fn new(engine: Arc<dyn ChartEngine>) -> Self {
        Self { engine }
    }

    /// The user's document with charts and transits of `now`; stores what changed. Birth details of which no chart
    /// can be made (an unknown zone, a time that never was) leave the document without one: see
    /// [`ChartKeeper::check`] for the reason.
    ///
    /// # Errors
    /// The store's.
    pub async fn keep(&self, store: &dyn ContextStore, scope: &UserScope, now: Timestamp) -> Result<Kept> {
        let document = store.load(scope).await?.unwrap_or_default();
        let computed = match self.compute(&document, now).await {
            Ok(computed) => computed,
            Err(error) => {
                tracing::warn!(%error, user = ?scope, "no chart can be made of the birth details");
                Computed {
                    charts: BirthCharts::default(),
                    natal: None,
                    transits: None,
                }
            }
        };
        let document = store
            .modify(scope, |document| project(document, &computed, now))
            .await?;
        Ok(Kept {
            document,
            natal: computed.natal,
            transits: computed.transits,
        })
    }

    /// Tries birth details before they are stored.
    ///
    /// # Errors
    /// The engine's: [`ErrorKind::InvalidInput`] for a zone, [`ErrorKind::AmbiguousTime`],
    /// [`ErrorKind::NonexistentTime`], [`ErrorKind::OutOfRange`].
    pub async fn check(&self, facts: &PinnedFacts) -> Result<()> {
        let Some(request) = facts.chart_request(facts.system.unwrap_or_default()) else {
            return Ok(());
        };
        let engine = Arc::clone(&self.engine);
        blocking(move || engine.natal(&request)).await.map(drop)
    }

    async fn compute(&self, document: &UserContext, now: Timestamp) -> Result<Computed> {
        let facts = document.pinned_facts();
        let basis = self.basis(&facts);
        let stored = document.birth_charts();
        let engine = Arc::clone(&self.engine);
        blocking(move || {
            let system = facts.system.unwrap_or_default();
            let charts = if stored.basis == basis && stored.of(system).is_some() {
                stored
            } else {
                let chart = |system| {
                    let request = facts.chart_request(system);
                    request.map(|request| engine.natal(&request).map(Arc::new)).transpose()
                };
                let (western, vedic) = (chart(System::Western)?, chart(System::Vedic)?);
                let calculated_at = western.is_some().then_some(now);
                BirthCharts {
                    western,
                    vedic,
                    calculated_at,
                    basis,
                }
            };
            let natal = charts.of(system).cloned();
            let transits = natal
                .as_ref()
                .map(|natal| {
                    engine
                        .transits(&TransitRequest::new(Arc::clone(natal), now))
                        .map(Arc::new)
                })
                .transpose()?;
            Ok(Computed {
                charts,
                natal,
                transits,
            })
        })
        .await
    }

    /// What the charts are computed from: when this is another one, so are they.
    fn basis(&self, facts: &PinnedFacts) -> Value {
        json!({
            "engine": self.engine.capability().name,
            "birth_date": facts.birth_date,
            "birth_time": facts.birth_time.flatten(),
            "birth_fold": facts.birth_fold,
            "latitude": facts.latitude,
            "longitude": facts.longitude,
            "timezone": facts.timezone,
            "ayanamsha": facts.ayanamsha,
        })
    }
}

/// Writes what was computed into the document.
fn project(document: &mut UserContext, computed: &Computed, now: Timestamp) -> Result<()> {
    let Some(natal) = &computed.natal else {
        // A chart of another host, or of details that are gone: only ours is taken away.
        if !document.birth_charts().basis.is_null() {
            for field in ["birth_chart", "astro_overview", "astro_snapshot"] {
                document.set(field, Value::Null);
            }
        }
        return Ok(());
    };
    if document.birth_charts().basis != computed.charts.basis {
        let charts = serde_json::to_value(&computed.charts)
            .map_err(|cause| Error::new(ErrorKind::Internal, "a chart cannot be written").caused_by(cause))?;
        document.set("birth_chart", charts);
    }
    document.set("astro_overview", overview::markdown(natal));
    let western = computed.charts.western.as_deref().unwrap_or(natal);
    if let Some(sun) = western.bodies.get(&Body::Sun).filter(|sun| sun.sign_is_certain()) {
        document.set("star_sign", sun.sign.name());
    }
    if let Some(transits) = &computed.transits {
        let day = now.strftime("%Y-%m-%d").to_string();
        let snapshot = overview::snapshot(transits);
        // Once a day is enough for hosts that read it; a turn has its own transits.
        if document.text("astro_snapshot").is_none() || document.text("astro_snapshot_date") != Some(&day) {
            document.set("astro_snapshot", snapshot);
            document.set("astro_snapshot_date", day);
        }
    }
    Ok(())
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|cause| Error::new(ErrorKind::Internal, "the chart engine broke off").caused_by(cause))?
}
