//! Who calls, and whose data a call may touch.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Error, ErrorKind, Result};

/// The longest tenant or user id in bytes: ids end up in index keys.
const LONGEST_ID: usize = 200;

/// A tenant: a database or a collection prefix, by the store's configuration.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct TenantId(String);

impl TenantId {
    /// Checks that the id is 1 to 200 bytes without control characters.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidInput`] naming `tenant`.
    pub fn new(id: impl Into<String>) -> Result<Self> {
        checked("tenant", id.into()).map(Self)
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for TenantId {
    fn default() -> Self {
        Self("default".into())
    }
}

impl fmt::Debug for TenantId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A user of a tenant: the host's own id where there is a host, else a ULID.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct UserId(String);

impl UserId {
    /// Checks that the id is 1 to 200 bytes without control characters.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidInput`] naming `user_id`.
    pub fn new(id: impl Into<String>) -> Result<Self> {
        checked("user_id", id.into()).map(Self)
    }

    /// A fresh id.
    #[must_use]
    pub fn generate() -> Self {
        Self(ulid::Ulid::generate().to_string())
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The share of the users, 0 to 255, that this one belongs to. Stable across processes and versions: FNV-1a,
    /// finished as MurmurHash3 does.
    #[must_use]
    pub fn bucket(&self) -> u8 {
        let hash = self.0.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        let mixed = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        let mixed = (mixed ^ (mixed >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        (mixed >> 56) as u8
    }
}

impl fmt::Debug for UserId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn checked(field: &'static str, id: String) -> Result<String> {
    if id.is_empty() || id.len() > LONGEST_ID || id.chars().any(char::is_control) {
        return Err(Error::invalid(field, id, "1 to 200 bytes without control characters"));
    }
    Ok(id)
}

/// One user of one tenant: what every call that touches a user's data takes.
///
/// No store method takes a bare user id beside data, so a read across users cannot be written by accident.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UserScope {
    tenant: TenantId,
    user: UserId,
}

impl UserScope {
    /// The scope of a user whom the caller has authenticated; requests go through [`Principal::scope`].
    #[must_use]
    pub fn new(tenant: TenantId, user: UserId) -> Self {
        Self { tenant, user }
    }

    /// The tenant.
    #[must_use]
    pub fn tenant(&self) -> &TenantId {
        &self.tenant
    }

    /// The user.
    #[must_use]
    pub fn user(&self) -> &UserId {
        &self.user
    }
}

impl fmt::Debug for UserScope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.tenant.0, self.user.0)
    }
}

/// What a caller may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Role {
    /// A person, for their own data.
    User,
    /// Another service of the host, for any user of its tenant.
    Service,
    /// An operator, for any user of the tenant.
    Admin,
}

/// An authenticated caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principal {
    tenant: TenantId,
    user: UserId,
    role: Role,
}

impl Principal {
    /// A caller whom a session verifier has authenticated.
    #[must_use]
    pub fn new(tenant: TenantId, user: UserId, role: Role) -> Self {
        Self { tenant, user, role }
    }

    /// The caller's own id.
    #[must_use]
    pub fn user(&self) -> &UserId {
        &self.user
    }

    /// The caller's role.
    #[must_use]
    pub fn role(&self) -> Role {
        self.role
    }

    /// The caller's own data.
    #[must_use]
    pub fn scope(&self) -> UserScope {
        UserScope::new(self.tenant.clone(), self.user.clone())
    }

    /// The data of `user`, if the caller may touch it: a person only their own, a service or an operator any of
    /// their tenant.
    ///
    /// # Errors
    /// [`ErrorKind::PermissionDenied`]; it does not tell whether the user exists.
    pub fn scope_of(&self, user: &UserId) -> Result<UserScope> {
        match self.role {
            Role::User if *user != self.user => Err(Error::new(
                ErrorKind::PermissionDenied,
                "this data belongs to another user",
            )),
            Role::User | Role::Service | Role::Admin => Ok(UserScope::new(self.tenant.clone(), user.clone())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_reaches_only_their_own_scope() {
        let (a, b) = (UserId::new("a").unwrap(), UserId::new("b").unwrap());
        let person = Principal::new(TenantId::default(), a.clone(), Role::User);
        assert_eq!(person.scope_of(&a).unwrap(), person.scope());
        assert_eq!(person.scope_of(&b).unwrap_err().kind(), ErrorKind::PermissionDenied);
        let service = Principal::new(TenantId::default(), a, Role::Service);
        assert_eq!(service.scope_of(&b).unwrap().user(), &b);
    }

    #[test]
    fn ids_that_cannot_be_index_keys_are_refused() {
        for id in ["", "a\0b", &"x".repeat(201)] {
            assert_eq!(UserId::new(id).unwrap_err().field(), Some("user_id"));
        }
    }

    #[test]
    fn buckets_spread_users_evenly() {
        let mut counts = [0_u32; 256];
        for n in 0..25_600 {
            counts[usize::from(UserId::new(format!("user-{n}")).unwrap().bucket())] += 1;
        }
        assert!(counts.iter().all(|&count| (40..=180).contains(&count)), "{counts:?}");
    }
}
