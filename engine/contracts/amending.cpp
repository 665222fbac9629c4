// SPDX-License-Identifier: MIT
#include "contracts/amending.h"

#include <algorithm>

namespace inforce::contracts {

using claims::Claim;
using claims::Effect;
using claims::Time;

namespace {

Day day_before(Day day) {
  const auto when = edtf::parse(to_string(day));
  if (!when || !when->bounds.earliest) return day;
  const date::year_month_day last(*when->bounds.earliest - date::days(1));
  return {int(last.year()), int(unsigned(last.month())), int(unsigned(last.day()))};
}

}  // namespace

Chain::Chain(const Contract& contract, const Wordings& wordings)
    : standing(contract.text, contract.agreement, wordings),
      terms(as_terms(contract.agreement.clauses)) {
  const Agreement& a = contract.agreement;
  if (a.governing_law) terms.push_back(plain("governing-law", "law", a.governing_law->value));
  if (a.expiration_date) end = last_day(a);
  renews = a.renewal.has_value();
}

Amending::Amending(Chain& chain, const Agreement& amendment, Span quote)
    : chain_(chain), untouched_(quote) {
  for (const Clause& clause : chain.terms)
    steps_.push_back({clause, clause, {}, quote, false, {}, {}});
  for (const Change& change : amendment.changes) apply(change);
  chain_.terms.clear();
  for (const Step& step : steps_) {
    if (step.after) chain_.terms.push_back(*step.after);
  }
}

void Amending::write(Writer& writer) const {
  for (const Step& step : steps_) {
    if (!step.after) {
      Claim& claim = writer.term(*step.before, Effect::ends, step.quote);
      if (step.at.known())  // it holds to the day before
        claim.times.push_back(time_of(Time::Role::until, day_before(step.at), step.quote));
      continue;
    }
    const bool same = step.before && step.before->attributes == step.after->attributes;
    if (same && step.quote == untouched_ && !step.suspended && !step.again.known())
      continue;  // nothing is said of it: it goes on by itself
    const Effect effect = step.suspended ? Effect::suspends
                          : !step.before ? Effect::starts
                          : same         ? Effect::continues
                                         : Effect::changes;
    Claim& claim = writer.term(*step.after, effect, step.quote);
    if (step.before && !same) claim.was = step.before->attributes;
    if (step.at.known()) claim.times.push_back(time_of(Time::Role::from, step.at, step.quote));
    if (step.suspended) {
      if (step.suspended_until.known())
        claim.times.push_back(time_of(Time::Role::until, step.suspended_until, step.quote));
    } else {
      add_end(claim, step.quote);
    }
    if (!step.again.known()) continue;
    Claim& again = writer.term(*step.after, Effect::resumes, step.quote);
    again.times.push_back(time_of(Time::Role::from, step.again, step.quote));
    add_end(again, step.quote);
  }
}

void Amending::add_end(Claim& claim, Span words) const {
  if (!chain_.end.known()) return;
  claim.times.push_back(chain_.renews ? until_or_later(chain_.end, words)
                                      : time_of(Time::Role::until, chain_.end, words));
}

void Amending::apply(const Change& change) {
  switch (change.operation) {
    case Operation::replace:
    case Operation::remove:
    case Operation::add:
    case Operation::restate:
    case Operation::revalue:
      return compare(change, chain_.standing.apply(change));
    case Operation::extend:
    case Operation::shorten:
      if (!change.condition.empty()) return;  // it may never come
      chain_.end = change.until.known() ? change.until : add(chain_.end, change.length);
      return quote(change, chain_.terms);
    case Operation::suspend:
      for (const Clause& clause : as_terms(chain_.standing.clauses(change.section))) {
        Step* step = find(clause);
        if (step == nullptr) continue;
        step->suspended = true;
        step->at = change.at;
        step->suspended_until = change.until;
        step->again = change.again;
        step->quote = change.quote;
      }
      return;
    case Operation::reinstate:
      for (const Clause& clause : as_terms(chain_.standing.clauses(change.section))) {
        if (Step* step = find(clause)) {
          step->again = change.at;
          step->quote = change.quote;
        }
      }
      return;
    case Operation::end:
      return end(change);
    case Operation::terminate:
      return;  // an event of its own
  }
}

// "The appointment is non-exclusive": the exclusivity is over, or the licence goes on without it.
void Amending::end(const Change& change) {
  for (Step& step : steps_) {
    if (!step.after) continue;
    Clause after = *step.after;
    const auto flag = after.attributes.find("exclusive");
    if (after.kind == change.kind) {
      set(step, std::nullopt, change);
    } else if (change.kind == "exclusivity" && flag != after.attributes.end()) {
      flag->second = "false";
      set(step, std::move(after), change);
    }
  }
}

void Amending::compare(const Change& change, const Standing::Difference& difference) {
  std::vector<Clause> before = as_terms(difference.before);
  std::vector<Clause> after = as_terms(difference.after);
  if (!difference.law_before.empty())
    before.push_back(plain("governing-law", "law", difference.law_before));
  if (!difference.law_after.empty())
    after.push_back(plain("governing-law", "law", difference.law_after));
  for (const Clause& clause : before) {
    Step* step = find(clause);
    if (step == nullptr) continue;
    if (step->before)
      set(*step, std::nullopt, change);
    else  // added by this amendment, and taken away again
      steps_.erase(steps_.begin() + (step - steps_.data()));
  }
  for (const Clause& clause : after) {
    if (Step* step = find(clause)) {
      set(*step, clause, change);
    } else {
      steps_.push_back({std::nullopt, clause, change.at, change.quote, false, {}, {}});
    }
  }
}

void Amending::quote(const Change& change, const std::vector<Clause>& terms) {
  for (const Clause& clause : terms) {
    if (Step* step = find(clause)) step->quote = change.quote;
  }
}

void Amending::set(Step& step, std::optional<Clause> after, const Change& change) {
  step.after = std::move(after);
  step.at = change.at;
  step.quote = change.quote;
}

// Of every step there is what was before, or what comes after it.
Step* Amending::find(const Clause& clause) {
  const auto found = std::find_if(steps_.begin(), steps_.end(), [&](const Step& step) {
    return key_of(step.before ? *step.before : *step.after) == key_of(clause);
  });
  return found == steps_.end() ? nullptr : &*found;
}

}  // namespace inforce::contracts
