// SPDX-License-Identifier: MIT
// "The licence was granted in 2015, ended in 2018 and was restored in 2021": what each verb of a
// sentence does to one term, on a day of its own.
#include <algorithm>

#include "claims/reading.h"

namespace inforce::claims {
namespace {

struct Turn {
  bool begins = false;
  Time time;
};

class Course {
 public:
  Course(const Reading& reading, const Mention& mention)
      : reading_(reading),
        mention_(mention),
        grammar_(reading.grammars[mention.sentence]),
        tokens_(reading.sentences[mention.sentence].tokens) {}

  std::vector<Turn> run() const {
    std::vector<Turn> turns;
    bool goes_on = false;  // the clause before is about the term
    for (const Clause& clause : grammar_.clauses) {
      const bool is_other =
          clause.negated || clause.question || clause.infinitive || clause.modal != pack::kUnknown;
      goes_on = !is_other &&
                (is_subject(clause) || is_relative(clause) || (goes_on && clause.subjects.empty()));
      if (!goes_on) continue;
      const auto begins = effect_of(clause);
      auto time = begins ? time_of(clause) : std::nullopt;
      if (!time) continue;
      turns.push_back({*begins, *time});
      turns.back().time.role = *begins ? Time::Role::from : Time::Role::within;
    }
    return turns;
  }

 private:
  [[nodiscard]] const Chunk& chunk(int c) const {
    return grammar_.chunks[static_cast<std::size_t>(c)];
  }

  [[nodiscard]] bool is_subject(const Clause& clause) const {
    return std::count(clause.subjects.begin(), clause.subjects.end(), mention_.chunk) > 0;
  }

  // "Its licence, which Acme granted in 2015": behind the term and the pronoun, with a subject.
  [[nodiscard]] bool is_relative(const Clause& clause) const {
    if (clause.antecedent == mention_.chunk) return true;
    if (clause.subjects.size() != 1 || clause.subjects.front() < 2) return false;
    int before = clause.subjects.front() - 1;
    if (chunk(before).kind != Chunk::Kind::relative) return false;
    --before;
    if (before > 0 && chunk(before).kind == Chunk::Kind::comma) --before;
    return before == mention_.chunk;
  }

  // Whether it begins or ends what the clause is about.
  [[nodiscard]] std::optional<bool> effect_of(const Clause& clause) const {
    const auto action = reading_.pack.actions.find(clause.verb);
    if (action == reading_.pack.actions.end()) return std::nullopt;
    const bool is_done_to = clause.passive || !is_subject(clause);
    pack::Effect effect = is_done_to ? action->second.object : action->second.subject;
    if (effect == pack::Effect::none) effect = action->second.subject;  // "lapsed", as a participle
    switch (effect) {
      case pack::Effect::starts:
      case pack::Effect::resumes:
      case pack::Effect::continues:
        return true;
      case pack::Effect::ends:
      case pack::Effect::expires:
        return false;
      default:
        return std::nullopt;
    }
  }

  [[nodiscard]] std::optional<Time> time_of(const Clause& clause) const {
    for (const Clause::Complement& complement : clause.complements) {
      const int timex = tokens_[chunk(complement.noun).head].timex;
      if (timex < 0) continue;
      Time time;
      time.when = reading_.timexes[static_cast<std::size_t>(timex)];
      const auto& bounds = time.when.bounds;
      if (time.when.type == timex::Type::date && bounds.earliest && bounds.latest) return time;
    }
    return std::nullopt;
  }

  const Reading& reading_;
  const Mention& mention_;
  const Grammar& grammar_;
  const std::vector<Token>& tokens_;
};

}  // namespace

std::vector<Claim> take_course(const Reading& reading, const Mention& mention, Claim& claim) {
  if (!claim.is_term || mention.chunk < 0 || !mention.frame->verbs.empty() ||
      claim.modality > Modality::reported) {
    return {};
  }
  const std::vector<Turn> turns = Course(reading, mention).run();
  const bool alternates = turns.size() > 1 && std::adjacent_find(turns.begin(), turns.end(),
                                                                 [](const auto& a, const auto& b) {
                                                                   return a.begins == b.begins;
                                                                 }) == turns.end();
  if (!alternates) return {};
  claim.side = Side::unspecified;
  claim.was.clear();
  claim.times.clear();
  if (turns.size() == 2 && turns.front().begins) {  // from then to then
    for (const Turn& turn : turns) claim.times.push_back(turn.time);
    return {};
  }
  std::vector<Claim> all;
  for (const Turn& turn : turns) {
    Claim& one = all.emplace_back(claim);
    one.effect = turn.begins ? Effect::starts : Effect::ends;
    one.times = {turn.time};
  }
  claim = std::move(all.front());
  all.erase(all.begin());
  return all;
}

}  // namespace inforce::claims
