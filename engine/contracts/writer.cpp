// SPDX-License-Identifier: MIT
#include "contracts/writer.h"

#include <algorithm>

#include "base/text.h"

namespace inforce::contracts {
namespace {

using claims::Claim;
using claims::Effect;
using claims::Time;

constexpr std::size_t kSummary = 160;

timex::Timex timex_of(Day day, Span words) {
  timex::Timex timex;
  timex.words = words;
  timex.value = timex.edtf = to_string(day);
  if (const auto when = edtf::parse(timex.edtf)) timex.bounds = when->bounds;
  timex.rule = "contracts/date";
  return timex;
}

// The sentence, or line, that some words stand in, as far as a reader wants to see it.
Span sentence_around(std::string_view text, Span words) {
  constexpr std::size_t kMost = 300;  // bytes on either side
  const auto ends = [&](std::size_t i) {
    if (text[i] == '\n') return i + 1 >= text.size() || text[i + 1] == '\n';
    return text[i] == '.' && i + 2 < text.size() && text[i + 1] == ' ' && text[i + 2] >= 'A' &&
           text[i + 2] <= 'Z' && i > 0 && text[i - 1] >= 'a' && text[i - 1] <= 'z' && i > 4 &&
           text[i - 2] != ' ' && text[i - 3] != ' ' && text[i - 4] != ' ';  // no "Inc.", "No."
  };
  const auto is_space = [&](std::size_t i) { return text[i] == ' ' || text[i] == '\n'; };
  std::size_t begin = words.begin, end = words.end;
  while (begin > 0 && !ends(begin - 1)) --begin;
  while (begin < words.begin && is_space(begin)) ++begin;
  while (end < text.size() && !ends(end)) ++end;
  if (end < text.size() && text[end] == '.') ++end;
  while (end > words.end && is_space(end - 1)) --end;
  if (words.begin - begin > kMost || end - words.end > kMost) return words;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

Time time_of(Time::Role role, Day day, Span words) { return {role, timex_of(day, words), {}}; }

Time time_of(Time::Role role, Length length, Span words) {
  timex::Timex timex;
  timex.words = words;
  timex.type = timex::Type::duration;
  timex.value = to_string(length);
  timex.rule = "contracts/length";
  timex.origin = timex::Origin::open;
  return {role, timex, {}};
}

Time until_or_later(Day day, Span words) {
  Time time = time_of(Time::Role::until, day, words);
  time.when.value = time.when.edtf += "/..";
  time.when.bounds = {time.when.bounds.latest, std::nullopt};
  return time;
}

Day day_of(const std::optional<Quoted<Day>>& field) { return field ? field->value : Day{}; }

Day last_day(const Agreement& a) {
  const auto end = edtf::parse(a.expiration_date->value);
  if (!end || !end->bounds.latest) return {};
  const date::year_month_day day(*end->bounds.latest - date::days(a.runs.count > 0 ? 1 : 0));
  return {int(day.year()), int(unsigned(day.month())), int(unsigned(day.day()))};
}

std::string key_of(const Clause& clause) {
  return clause.kind + "|" + clause.holder + "|" + clause.bound;
}

Clause plain(const char* kind, const char* attribute, const std::string& value) {
  Clause clause;
  clause.kind = kind;
  clause.attributes.emplace(attribute, value);
  return clause;
}

std::vector<Clause> as_terms(const std::vector<Clause>& clauses, const Wordings& wordings) {
  std::vector<Clause> terms;
  for (const Clause& clause : clauses) {
    const TermKind* kind = wordings.find_kind(clause.kind);
    if (kind != nullptr && kind->mark) continue;
    const bool means_other = std::any_of(clauses.begin(), clauses.end(), [&](const Clause& other) {
      return other.quote == clause.quote && wordings.gives_way(clause.kind, other.kind);
    });
    const bool again = std::any_of(terms.begin(), terms.end(), [&](const Clause& term) {
      return key_of(term) == key_of(clause);
    });
    if (!means_other && !again) terms.push_back(clause);
  }
  return terms;
}

Writer::Writer(const Contract& contract, const Agreement& first) : contract_(contract) {
  out_.doc = contract.doc;
  out_.path = contract.path;
  out_.text = contract.text;
  const Agreement& a = contract.agreement;
  if (!a.title.empty()) out_.title = one_line(a.title.of(contract.text));
  if (a.agreement_date) {
    out_.published = edtf::parse(to_string(a.agreement_date->value));
    out_.published_words = a.agreement_date->quote;
  }
  const std::vector<PartyName>& parties = a.parties.size() >= 2 ? a.parties : first.parties;
  for (const PartyName& party : parties) {
    claims::Party named{party.usual, {}};
    if (party.name != party.usual) named.aliases.push_back(party.name);
    if (!party.short_form.empty() && party.short_form != party.usual) {
      named.aliases.push_back(party.short_form);
    }
    names_.push_back(party.usual);
    out_.parties.push_back(std::move(named));
  }
}

Claim Writer::happening(const std::string& kind, Span quote) const {
  Claim claim;
  claim.kind = kind;
  claim.effect = Effect::happens;
  claim.parties = names_;
  claim.quote = quote;
  claim.summary = one_line(quote.of(contract_.text));
  claim.rule = "contracts/" + kind;
  return claim;
}

void Writer::event(const std::string& kind, Day day, Span quote) {
  Claim claim = happening(kind, sentence_around(contract_.text, quote));
  const std::string& title = out_.title;
  claim.summary =
      title.empty() ? one_line(claim.quote.of(contract_.text).substr(0, kSummary)) : title;
  if (day.known()) claim.times.push_back(time_of(Time::Role::at, day, quote));
  event_ = out_.claims.size();
  out_.claims.push_back(std::move(claim));
}

void Writer::event_before(const Amended& before) {
  Claim claim = happening("agreement-made", before.quote);
  claim.side = claims::Side::before;
  if (!before.title.empty()) claim.summary = before.title;
  claim.times.push_back(time_of(Time::Role::at, before.date, before.quote));
  out_.claims.push_back(std::move(claim));
}

void Writer::may_extend(const Change& change) {
  Claim claim = happening("agreement-extended", change.quote);
  claim.modality = claims::Modality::planned;
  claim.condition = one_line(change.condition.of(contract_.text));
  if (change.until.known())
    claim.times.push_back(time_of(Time::Role::until, change.until, change.quote));
  out_.claims.push_back(std::move(claim));
}
void Writer::runs_until(Day day, Span words) {
  out_.claims[*event_].times.push_back(time_of(Time::Role::until, day, words));
}

void Writer::start(const Clause& clause, Span quote) {
  Claim& claim = term(clause, Effect::starts, quote);
  if (clause.from.known()) claim.times.push_back(time_of(Time::Role::from, clause.from, quote));
  if (clause.until.known()) claim.times.push_back(time_of(Time::Role::until, clause.until, quote));
  Clause now = clause;
  for (const Stage& stage : clause.stages) {
    const auto was = now.attributes;
    for (const auto& [name, value] : stage.attributes) now.attributes[name] = value;
    Claim& next = term(now, Effect::steps, quote);
    next.was = was;
    next.times.push_back(time_of(Time::Role::from, stage.from, quote));
  }
}

Claim& Writer::term(const Clause& clause, Effect effect, Span quote) {
  Claim claim;
  claim.is_term = true;
  claim.kind = clause.kind;
  claim.effect = effect;
  claim.side = claims::Side::after;
  claim.holder = clause.holder;
  claim.bound = clause.bound;
  claim.parties = names_;
  claim.attributes = clause.attributes;
  claim.change = event_;
  claim.quote = quote;
  claim.rule = clause.rule.empty() ? "contracts/" + clause.kind : "contracts/" + clause.rule;
  out_.claims.push_back(std::move(claim));
  return out_.claims.back();
}

}  // namespace inforce::contracts
