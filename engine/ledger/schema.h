// SPDX-License-Identifier: MIT
#pragma once
// ledger/schema.h - the tables of an exported model.
//
// `position` keeps the order of the model's lists. Days are 'YYYY-MM-DD'. A date has its EDTF text
// and the first and last day it may be, NULL where that is open.
namespace inforce::ledger {

inline constexpr const char* kSchema = R"(
CREATE TABLE model(name TEXT NOT NULL, root TEXT NOT NULL);
CREATE TABLE pack(position INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE document(position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, path TEXT, title TEXT,
  published TEXT, published_earliest TEXT, published_latest TEXT, basis TEXT NOT NULL, sha256 TEXT);
CREATE TABLE party(position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT);
CREATE TABLE party_alias(party TEXT NOT NULL REFERENCES party(id), position INTEGER NOT NULL,
  alias TEXT NOT NULL, PRIMARY KEY(party, position)) WITHOUT ROWID;
CREATE TABLE agreement(position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT);
CREATE TABLE agreement_party(agreement TEXT NOT NULL REFERENCES agreement(id),
  position INTEGER NOT NULL, party TEXT NOT NULL, PRIMARY KEY(agreement, position)) WITHOUT ROWID;
CREATE TABLE event(position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
  summary TEXT, date TEXT, earliest TEXT, latest TEXT, basis TEXT NOT NULL, agreement TEXT,
  confidence TEXT NOT NULL, known_from TEXT);
CREATE TABLE event_party(event TEXT NOT NULL REFERENCES event(id), position INTEGER NOT NULL,
  party TEXT NOT NULL, PRIMARY KEY(event, position)) WITHOUT ROWID;
CREATE TABLE event_amount(event TEXT NOT NULL REFERENCES event(id), position INTEGER NOT NULL,
  value TEXT NOT NULL, currency TEXT, qualifier TEXT, PRIMARY KEY(event, position)) WITHOUT ROWID;
CREATE TABLE term(position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
  label TEXT, agreement TEXT, holder TEXT, bound TEXT, object TEXT);
-- `until` is the last day it holds; until_date NULL: no end is known. replaced is 1 where documents
-- replaced it that nobody can date, so that it has no known_to.
CREATE TABLE version(position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  term TEXT NOT NULL REFERENCES term(id),
  from_date TEXT, from_earliest TEXT, from_latest TEXT, from_event TEXT, from_basis TEXT,
  until_date TEXT, until_earliest TEXT, until_latest TEXT, until_event TEXT, until_basis TEXT,
  condition TEXT, confidence TEXT NOT NULL, known_from TEXT, known_to TEXT,
  replaced INTEGER NOT NULL);
CREATE TABLE attribute(version TEXT NOT NULL REFERENCES version(id), name TEXT NOT NULL,
  value TEXT NOT NULL, PRIMARY KEY(version, name)) WITHOUT ROWID;
-- of: 'document', 'event', 'version', 'from' and 'until' (of a version), 'side' (of a conflict),
-- 'prospect'; id: whose; bytes [begin_byte, end_byte) of the document's text are the quote.
CREATE TABLE evidence(of TEXT NOT NULL, id TEXT NOT NULL, side INTEGER NOT NULL,
  position INTEGER NOT NULL, document TEXT NOT NULL, begin_byte INTEGER NOT NULL,
  end_byte INTEGER NOT NULL, quote TEXT NOT NULL, rule TEXT, asserted_by TEXT,
  PRIMARY KEY(of, id, side, position)) WITHOUT ROWID;
CREATE TABLE reason(of TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL,
  text TEXT NOT NULL, PRIMARY KEY(of, id, position)) WITHOUT ROWID;
CREATE TABLE conflict(position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, about TEXT NOT NULL,
  field TEXT, follows INTEGER NOT NULL, because TEXT);
CREATE TABLE side(conflict TEXT NOT NULL REFERENCES conflict(id), position INTEGER NOT NULL,
  value TEXT, PRIMARY KEY(conflict, position)) WITHOUT ROWID;
CREATE TABLE side_date(conflict TEXT NOT NULL, side INTEGER NOT NULL, position INTEGER NOT NULL,
  date TEXT, earliest TEXT, latest TEXT, PRIMARY KEY(conflict, side, position)) WITHOUT ROWID;
CREATE TABLE prospect(position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, about TEXT,
  summary TEXT, condition TEXT);

CREATE VIEW in_force_at_known AS
-- The stretches of days in which a version holds ('in-force') or may hold ('possible'), and from
-- when until before when the documents had it so. Ask for a day d known on a day k with
--   WHERE d BETWEEN first_day AND last_day
--     AND known_from <= k AND (known_to IS NULL OR known_to > k)
WITH ends AS (
  SELECT id, coalesce(from_earliest, '0000-01-01') AS f0, coalesce(from_latest, '9999-12-31') AS f1,
    CASE WHEN from_latest IS NULL THEN '0000-01-01' WHEN until_date IS NULL THEN '9999-12-31'
      ELSE coalesce(until_earliest, '0000-01-01') END AS u0,
    coalesce(until_latest, '9999-12-31') AS u1 FROM version),
stretch AS (
  SELECT id, 'in-force' AS state, f1 AS first_day, u0 AS last_day FROM ends WHERE f1 <= u0
  UNION ALL SELECT id, 'possible', f0, date(f1, '-1 day') FROM ends WHERE f1 <= u0 AND f0 < f1
  UNION ALL SELECT id, 'possible', date(u0, '+1 day'), u1 FROM ends WHERE f1 <= u0 AND u0 < u1
  UNION ALL SELECT id, 'possible', f0, u1 FROM ends WHERE f1 > u0 AND f0 <= u1)
SELECT stretch.first_day, stretch.last_day, stretch.state, version.id AS version, term.id AS term,
  term.kind, term.label, term.agreement, term.holder, term.bound, term.object, version.condition,
  version.confidence, version.known_from, version.known_to, version.replaced
FROM stretch JOIN version ON version.id = stretch.id JOIN term ON term.id = version.term;

CREATE VIEW in_force_at AS
-- The same as known now: what was superseded is left out. Ask for a day d with
--   WHERE d BETWEEN first_day AND last_day
SELECT first_day, last_day, state, version, term, kind, label, agreement, holder, bound, object,
  condition, confidence FROM in_force_at_known WHERE known_to IS NULL AND NOT replaced;
)";

}  // namespace inforce::ledger
