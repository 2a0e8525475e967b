//! The two tools that every agent may call, each once a turn.

use serde_json::{Value, json};

use crate::{
    Result, UserScope,
    prompt::Variables,
    store::{ContextStore, EventKind, EventQuery},
    voice::Input,
};

/// How many messages `getConversationHistory` gives.
const HISTORY: usize = 20;

pub(super) struct Tools<'a> {
    store: &'a dyn ContextStore,
    scope: &'a UserScope,
    variables: Variables,
    called: Vec<String>,
}

impl<'a> Tools<'a> {
    pub(super) fn new(store: &'a dyn ContextStore, scope: &'a UserScope, variables: Variables) -> Self {
        Self {
            store,
            scope,
            variables,
            called: Vec::new(),
        }
    }

    /// Runs a call; a failure is a result too, for the agent to go on with.
    pub(super) async fn call(&mut self, call: String, name: &str, _parameters: &Value) -> Input {
        if self.called.iter().any(|called| called == name) {
            return failure(call, format!("{name} was called already in this turn"));
        }
        self.called.push(name.to_owned());
        let result = match name {
            "getMemoryBuffer" => Ok(json!({"variables": self.variables.values()})),
            "getConversationHistory" => self.history().await,
            _ => return failure(call, format!("there is no tool {name}")),
        };
        match result {
            Ok(result) => Input::ToolResult {
                call,
                result,
                is_error: false,
            },
            Err(error) => failure(call, error.message().to_owned()),
        }
    }

    async fn history(&self) -> Result<Value> {
        let page = self.store.events(self.scope, &EventQuery::last(HISTORY)).await?;
        let messages: Vec<_> = page
            .events
            .iter()
            .filter(|event| event.kind == EventKind::MESSAGE)
            .map(|event| json!({"role": event.role, "text": event.content, "timestamp": event.created_at}))
            .collect();
        Ok(json!({"messages": messages}))
    }
}

fn failure(call: String, reason: String) -> Input {
    Input::ToolResult {
        call,
        result: Value::String(reason),
        is_error: true,
    }
}
