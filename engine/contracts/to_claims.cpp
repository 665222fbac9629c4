// SPDX-License-Identifier: MIT
#include "contracts/to_claims.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "base/text.h"
#include "contracts/standing.h"

namespace inforce::contracts {
namespace {

using claims::Claim;
using claims::Effect;
using claims::Extraction;
using claims::Time;

constexpr std::size_t kMostSteps = 100;  // from an amendment back to the first contract

timex::Timex timex_of(Day day, Span words) {
  timex::Timex timex;
  timex.words = words;
  timex.value = timex.edtf = to_string(day);
  if (const auto when = edtf::parse(timex.edtf)) timex.bounds = when->bounds;
  timex.rule = "contracts/date";
  return timex;
}

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

Day day_of(const std::optional<Quoted<Day>>& field) { return field ? field->value : Day{}; }

bool shares_parties(const Agreement& a, const Agreement& b) {
  const auto in_b = [&](const PartyName& party) {
    const std::string id = slug(party.usual);
    return std::any_of(b.parties.begin(), b.parties.end(),
                       [&](const PartyName& other) { return slug(other.usual) == id; });
  };
  return std::count_if(a.parties.begin(), a.parties.end(), in_b) >= 2;
}

Day day_before(Day day) {
  const auto when = edtf::parse(to_string(day));
  if (!when || !when->bounds.earliest) return day;
  const date::year_month_day last(*when->bounds.earliest - date::days(1));
  return {int(last.year()), int(unsigned(last.month())), int(unsigned(last.day()))};
}

// What a term is called where two of them are the same.
std::string key_of(const Clause& clause) {
  return clause.kind + "|" + clause.holder + "|" + clause.bound;
}

// Labels that only qualify a license are attributes of it; an exclusive license is no second term.
std::vector<Clause> as_terms(const std::vector<Clause>& clauses) {
  std::vector<Clause> terms;
  for (const Clause& clause : clauses) {
    if (clause.kind == "non-transferable-license" || clause.kind == "perpetual-license") continue;
    const bool of_license = clause.kind == "exclusivity" &&
                            std::any_of(clauses.begin(), clauses.end(), [&](const Clause& other) {
                              return other.kind == "license" && other.quote == clause.quote;
                            });
    const bool again = std::any_of(terms.begin(), terms.end(), [&](const Clause& other) {
      return key_of(other) == key_of(clause);
    });
    if (!of_license && !again) terms.push_back(clause);
  }
  return terms;
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

// The claims of one contract.
class Writer {
 public:
  Writer(const Contract& contract, const Agreement& first) : contract_(contract), first_(first) {
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

  // The event that all else hangs on.
  void event(const std::string& kind, Day day, Span quote) {
    Claim claim;
    claim.kind = kind;
    claim.effect = Effect::happens;
    claim.parties = names_;
    claim.quote = sentence_around(contract_.text, quote);
    const std::string& title = out_.title;
    claim.summary =
        title.empty() ? one_line(claim.quote.of(contract_.text).substr(0, kSummary)) : title;
    if (day.known()) claim.times.push_back(time_of(Time::Role::at, day, quote));
    claim.rule = "contracts/" + kind;
    event_ = out_.claims.size();
    out_.claims.push_back(std::move(claim));
  }

  // The contract that an amendment names, where it is not among the sources.
  void event_before(const Amended& before) {
    Claim claim;
    claim.kind = "agreement-made";
    claim.effect = Effect::happens;
    claim.side = claims::Side::before;
    claim.parties = names_;
    claim.quote = sentence_around(contract_.text, before.quote);
    claim.summary = before.title.empty() ? one_line(before.quote.of(contract_.text)) : before.title;
    claim.times.push_back(time_of(Time::Role::at, before.date, before.quote));
    claim.rule = "contracts/agreement-made";
    out_.claims.push_back(std::move(claim));
  }
  // An extension that waits for a condition.
  void may_extend(const Change& change) {
    Claim claim;
    claim.kind = "agreement-extended";
    claim.effect = Effect::happens;
    claim.modality = claims::Modality::planned;
    claim.parties = names_;
    claim.quote = change.quote;
    claim.summary = one_line(change.quote.of(contract_.text));
    claim.condition = one_line(change.condition.of(contract_.text));
    if (change.until.known())
      claim.times.push_back(time_of(Time::Role::until, change.until, change.quote));
    claim.rule = "contracts/agreement-extended";
    out_.claims.push_back(std::move(claim));
  }
  // Until when the agreement runs from the last event on.
  void runs_until(Day day, Span words) {
    out_.claims[*event_].times.push_back(time_of(Time::Role::until, day, words));
  }

  Claim& term(const Clause& clause, Effect effect, Span quote) {
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

  [[nodiscard]] const Agreement& agreement() const { return contract_.agreement; }
  [[nodiscard]] const Agreement& first() const { return first_; }
  [[nodiscard]] Extraction take() { return std::move(out_); }

 private:
  static constexpr std::size_t kSummary = 160;
  const Contract& contract_;
  const Agreement& first_;
  Extraction out_;
  std::vector<std::string> names_;
  std::optional<std::size_t> event_;
};

Clause plain(const char* kind, const char* attribute, const std::string& value) {
  Clause clause;
  clause.kind = kind;
  clause.attributes.emplace(attribute, value);
  return clause;
}

// The last day on which the terms hold: a term that is counted ends the day before.
Day last_day(const Agreement& a) {
  const auto end = edtf::parse(a.expiration_date->value);
  if (!end || !end->bounds.latest) return {};
  const date::year_month_day day(*end->bounds.latest - date::days(a.runs.count > 0 ? 1 : 0));
  return {int(day.year()), int(unsigned(day.month())), int(unsigned(day.day()))};
}

// On that day or, since the agreement renews itself unless somebody objects, on a later one.
Time until_or_later(Day day, Span words) {
  Time time = time_of(Time::Role::until, day, words);
  time.when.value = time.when.edtf += "/..";
  time.when.bounds = {time.when.bounds.latest, std::nullopt};
  return time;
}

void add_times(const Agreement& a, Claim& claim) {
  if (a.effective_date && a.effective_date->value != day_of(a.agreement_date)) {
    claim.times.push_back(
        time_of(Time::Role::from, a.effective_date->value, a.effective_date->quote));
  }
  if (!a.expiration_date || a.expiration_date->value == "perpetual") return;
  const Span words = a.expiration_date->quote;
  const auto end = edtf::parse(a.expiration_date->value);
  if (const Day last = last_day(a); a.renewal && last.known()) {
    claim.times.push_back(until_or_later(last, words));
  } else if (a.runs.count > 0 &&
             a.runs_from == day_of(a.effective_date ? a.effective_date : a.agreement_date)) {
    claim.times.push_back(time_of(Time::Role::until, a.runs, words));
  } else if (end) {
    timex::Timex timex;
    timex.words = words;
    timex.value = timex.edtf = a.expiration_date->value;
    timex.bounds = end->bounds;
    timex.rule = "contracts/date";
    claim.times.push_back({Time::Role::until, timex, {}});
  }
}

void write_terms(Writer& writer, const Agreement& a) {
  for (const Clause& clause : as_terms(a.clauses)) {
    add_times(a, writer.term(clause, Effect::starts, clause.quote));
  }
  if (a.governing_law) {
    const Clause law = plain("governing-law", "law", a.governing_law->value);
    add_times(a, writer.term(law, Effect::starts, a.governing_law->quote));
  }
  if (a.renewal) {
    writer.term(plain("renewal", "period", a.renewal->value), Effect::starts, a.renewal->quote);
  }
  if (a.notice) {
    writer.term(plain("notice-period", "period", a.notice->value), Effect::starts, a.notice->quote);
  }
}

// All that a whole contract says.
void write_contract(Writer& writer, bool restated) {
  const Agreement& a = writer.agreement();
  const Span made = a.agreement_date ? a.agreement_date->quote : a.title;
  if (made.empty()) return;
  writer.event(restated ? "agreement-amended" : "agreement-made", day_of(a.agreement_date), made);
  write_terms(writer, a);
}

// An amendment of a contract that is not among the sources: what it says by itself.
void write_amendment_alone(Writer& writer, Span quote) {
  Agreement a = writer.agreement();
  a.expiration_date.reset();  // an end that it names is that of before
  if (a.amends->date.known()) writer.event_before(*a.amends);
  writer.event("agreement-amended", day_of(a.agreement_date), quote);
  for (const Change& change : a.changes) {
    if (change.operation != Operation::extend || !change.until.known()) continue;
    if (!change.condition.empty()) continue;
    writer.runs_until(change.until, change.quote);
    a.expiration_date = {to_string(change.until), change.quote};
    a.runs = {};
  }
  write_terms(writer, a);
}

// A chain of documents: a contract, and what its amendments have made of it so far.
struct Chain {
  Standing standing;
  std::vector<Clause> terms;
  Day end;  // of the terms; not known: none is said
  bool renews = false;

  Chain(const Contract& contract, const Wordings& wordings)
      : standing(contract.text, contract.agreement, wordings),
        terms(as_terms(contract.agreement.clauses)) {
    const Agreement& a = contract.agreement;
    if (a.governing_law) terms.push_back(plain("governing-law", "law", a.governing_law->value));
    if (a.expiration_date) end = last_day(a);
    renews = a.renewal.has_value();
  }
};

// What one amendment does to one term.
struct Step {
  std::optional<Clause> before, after;
  Day at;
  Span quote;
  bool suspended = false;
  Day suspended_until, again;
};

// Applies all changes of an amendment to the chain, and says for each term what became of it.
class Amending {
 public:
  Amending(Chain& chain, const Agreement& amendment, Span quote) : chain_(chain) {
    for (const Clause& clause : chain.terms)
      steps_.push_back({clause, clause, {}, quote, false, {}, {}});
    for (const Change& change : amendment.changes) apply(change);
    chain_.terms.clear();
    for (const Step& step : steps_) {
      if (step.after) chain_.terms.push_back(*step.after);
    }
  }

  void write(Writer& writer) const {
    for (const Step& step : steps_) {
      if (!step.after) {
        Claim& claim = writer.term(*step.before, Effect::ends, step.quote);
        if (step.at.known())  // it holds to the day before
          claim.times.push_back(time_of(Time::Role::until, day_before(step.at), step.quote));
        continue;
      }
      const bool same = step.before && step.before->attributes == step.after->attributes;
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

 private:
  void add_end(Claim& claim, Span words) const {
    if (!chain_.end.known()) return;
    claim.times.push_back(chain_.renews ? until_or_later(chain_.end, words)
                                        : time_of(Time::Role::until, chain_.end, words));
  }

  void apply(const Change& change) {
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
  void end(const Change& change) {
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

  void compare(const Change& change, const Standing::Difference& difference) {
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

  void quote(const Change& change, const std::vector<Clause>& terms) {
    for (const Clause& clause : terms) {
      if (Step* step = find(clause)) step->quote = change.quote;
    }
  }

  static void set(Step& step, std::optional<Clause> after, const Change& change) {
    step.after = std::move(after);
    step.at = change.at;
    step.quote = change.quote;
  }

  // Of every step there is what was before, or what comes after it.
  Step* find(const Clause& clause) {
    const auto found = std::find_if(steps_.begin(), steps_.end(), [&](const Step& step) {
      return key_of(step.before ? *step.before : *step.after) == key_of(clause);
    });
    return found == steps_.end() ? nullptr : &*found;
  }

  Chain& chain_;
  std::vector<Step> steps_;
};

}  // namespace

bool is_contract(const Agreement& agreement) {
  return agreement.parties.size() >= 2 && agreement.speaks_as_one;
}

std::optional<std::size_t> find_amended(const std::vector<Contract>& contracts,
                                        std::size_t amendment) {
  const Agreement& a = contracts[amendment].agreement;
  if (!a.amends && !a.restated) return std::nullopt;
  const Day own = day_of(a.agreement_date);
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < contracts.size(); ++i) {
    const Agreement& other = contracts[i].agreement;
    const Day day = day_of(other.agreement_date);
    if (i == amendment || !shares_parties(a, other) || !day.known()) continue;
    if (own.known() && !(day < own)) continue;
    if (a.amends && day == a.amends->date) return i;
    if (a.restated && (!best || day_of(contracts[*best].agreement.agreement_date) < day)) best = i;
  }
  return best;
}

std::vector<Extraction> to_claims(const std::vector<Contract>& contracts,
                                  const Wordings& wordings) {
  std::vector<std::size_t> order(contracts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto made = [&](std::size_t i) { return day_of(contracts[i].agreement.agreement_date); };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
    return made(x) != made(y) ? made(x) < made(y) : contracts[x].doc < contracts[y].doc;
  });
  std::vector<Extraction> extractions(contracts.size());
  std::map<std::size_t, Chain> chains;  // by their first contract
  for (const std::size_t i : order) {
    const Contract& contract = contracts[i];
    std::optional<std::size_t> first = find_amended(contracts, i);
    const bool restated = first && contract.agreement.restated;
    if (!restated) {
      for (std::size_t step = 0; first && step < kMostSteps; ++step) {
        const std::optional<std::size_t> before = find_amended(contracts, *first);
        if (!before || contracts[*first].agreement.restated) break;
        first = before;
      }
    }
    Writer writer(contract, first ? contracts[*first].agreement : contract.agreement);
    const bool amendment = contract.agreement.amends && !contract.agreement.restated;
    if (!amendment) {
      write_contract(writer, restated);
    } else {
      const Agreement& a = contract.agreement;
      const Span quote = a.agreement_date ? a.agreement_date->quote : a.amends->quote;
      if (!first) {
        write_amendment_alone(writer, quote);
      } else {
        writer.event("agreement-amended", day_of(a.agreement_date), quote);
        const Contract& base = contracts[*first];
        Chain& chain = chains.try_emplace(*first, base, wordings).first->second;
        Amending(chain, a, quote).write(writer);
        for (const Change& change : a.changes) {
          if (!change.condition.empty()) writer.may_extend(change);
          if (change.operation != Operation::terminate) continue;
          const Day at = change.at.known() ? change.at : day_of(a.agreement_date);
          writer.event("agreement-ended", at, change.quote);
        }
      }
    }
    extractions[i] = writer.take();
  }
  return extractions;
}

}  // namespace inforce::contracts
