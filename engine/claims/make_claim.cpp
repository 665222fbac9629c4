// SPDX-License-Identifier: MIT
#include "claims/make_claim.h"

#include <algorithm>

#include "base/text.h"
#include "claims/claim_parties.h"
#include "claims/cues.h"
#include "claims/times.h"

namespace inforce::claims {
namespace {

constexpr std::size_t kSummaryChars = 160;

class Maker {
 public:
  explicit Maker(const Reading& reading) : reading_(reading) {}

  std::optional<Claim> run(const Mention& mention) const {
    const pack::Kind& kind = reading_.kind_of(mention);
    if (kind.is_gap) return gap(mention);
    const Roles roles = find_roles(reading_, mention);
    if (kind.is_term && roles.with_outsider) return std::nullopt;
    const Standing standing = find_standing(reading_, mention);
    if (!standing.stated) return std::nullopt;
    const bool quoted = reading_.document.blocks[reading_.sentences[mention.sentence].block].kind ==
                        text::Block::Kind::quote;
    if (quoted && standing.modality == Modality::possible) return std::nullopt;  // a reader's guess
    const ClaimParties whose(reading_, mention);
    Claim claim;
    claim.is_term = kind.is_term;
    claim.kind = kind.id;
    const bool tells_end = mention.frame->times == pack::Frame::Times::end;
    claim.effect = kind.is_term ? standing.effect : tells_end ? Effect::holds : Effect::happens;
    claim.side = standing.side;
    claim.withdrawn = told_by_mistake(reading_, mention.sentence, mention.begin);
    claim.modality = standing.modality;
    claim.asserted_by = standing.asserted_by;
    claim.rule = mention.frame->rule;
    claim.times = find_times(reading_, mention, standing);
    if (claim.effect == Effect::ends && tells_course(claim.times) &&
        !handover_of(reading_, mention)) {
      claim.effect = Effect::holds;
    }
    if (claim.effect == Effect::ends && standing.denied) tell_gap(claim);
    claim.quote = quote_of(mention, claim.times);
    if (!has_wanted_time(*mention.frame, claim)) return std::nullopt;
    if (kind.is_term) {
      if (roles.holders.size() == 1) claim.holder = reading_.party_name(roles.holders[0]);
      if (roles.bounds.size() == 1) claim.bound = reading_.party_name(roles.bounds[0]);
      if (mention.frame->needs_two && (roles.holders.size() != 1 || roles.bounds.size() != 1))
        return std::nullopt;
      claim.condition = standing.condition;
      if (!claim.holder.empty() && !claim.bound.empty()) {
        claim.parties = {claim.holder, claim.bound};
      } else {
        // "Gamma moved its tickets to a rival under an exclusive contract": not the main ones' own.
        const bool nobody = claim.holder.empty() && claim.bound.empty() && roles.parties.empty();
        if (nobody && !kind.roles.empty() && !reading_.parties.main.empty() &&
            whose.names_others_only()) {
          return std::nullopt;
        }
        claim.parties = names(roles.parties.empty() ? whose.main_with(roles) : roles.parties);
      }
      find_attributes(reading_, mention, standing, claim);
      if (auto year = find_counted_year(reading_, mention); year && claim.times.empty()) {
        claim.times.push_back(std::move(*year));
        if (claim.effect == Effect::changes) claim.effect = Effect::steps;
      }
      if (mention.taken_up && claim.times.empty() && claim.attributes.empty())
        return std::nullopt;  // "it remains a club"
      // "In the first year it was 30 million": whenever that began.
      if (mention.taken_up && claim.times.empty() &&
          find_cue(reading_.pack, "some_year", reading_.sentences[mention.sentence].tokens)) {
        return std::nullopt;
      }
      for (const std::string& required : kind.required_attributes) {
        if (claim.attributes.count(required) == 0) return std::nullopt;
      }
      find_amounts(reading_, mention, claim);
      // "Exclusivity." in front of an item, "beats exclusivity": words, and nothing said of a term.
      const bool plain = claim.attributes.empty() && claim.times.empty();
      const bool nobody = roles.holders.empty() && roles.bounds.empty() && !kind.roles.empty();
      const bool idle =
          mention.clause < 0 || claim.effect == Effect::holds || claim.effect == Effect::changes;
      const bool labels_row = mention.begin < reading_.sentences[mention.sentence].label;
      const bool prose =
          reading_.document.blocks[reading_.sentences[mention.sentence].block].kind ==
          text::Block::Kind::paragraph;
      if (plain && ((nobody && idle && !labels_row) ||
                    (prose && mention.clause < 0 && claim.effect == Effect::holds))) {
        return std::nullopt;
      }
    } else {
      find_amounts(reading_, mention, claim);
      if (kind.is_agreement && roles.parties.empty() && whose.is_somebody_elses())
        return std::nullopt;
      claim.parties = names(whose.of_event(roles));
      const bool counts = is_counted_from(reading_, mention);
      if (mention.frame->needs_two && claim.parties.size() < 2 && !counts) return std::nullopt;
      const bool undated = claim.times.empty() && claim.amounts.empty();
      if (undated && claim.modality == Modality::possible) return std::nullopt;  // an opinion
      // The old end, in a column of old terms, is no end any more.
      if (mention.frame->label && (undated || claim.side == Side::before)) return std::nullopt;
      const bool is_act = kind.is_agreement && !mention.frame->verbs.empty();
      if (undated && claim.parties.empty() && !is_act) return std::nullopt;
      if (undated && mention.frame->verbs.empty() && kind.is_agreement &&
          kind.change <= pack::Change::made && !counts) {
        return std::nullopt;  // an agreement that is only named
      }
      if (kind.change > pack::Change::made && claim.parties.empty() && !claim.times.empty())
        claim.parties = names(whose.of_text());
      claim.summary = summary_of(reading_, claim.quote);
      if (standing.runs && (standing.moved || standing.side != Side::before)) tell_run(claim);
    }
    claim.corrects = corrects(reading_, mention.sentence);
    return claim;
  }

 private:
  std::vector<std::string> names(const std::vector<int>& parties) const {
    std::vector<std::string> list;
    for (const int party : parties) {
      if (std::string name = reading_.party_name(party); !name.empty()) list.push_back(name);
    }
    return list;
  }

  // "The licence became non-exclusive on 1 March 2026 and ends in 2030": the first day is not its
  // end's.
  static bool tells_course(const std::vector<Time>& times) {
    const auto has = [&](Time::Role role) {
      return std::any_of(times.begin(), times.end(), [&](const Time& t) { return t.role == role; });
    };
    return has(Time::Role::from) && has(Time::Role::within);
  }

  // "No royalty is payable from 1 February until 31 December": it pauses. "... until 1 April": it
  // begins then, or on the day behind.
  static void tell_gap(Claim& claim) {
    const auto of = [&](Time::Role role) {
      return std::find_if(claim.times.begin(), claim.times.end(),
                          [&](const Time& time) { return time.role == role; });
    };
    const auto none = claim.times.end();
    if (const auto before = of(Time::Role::by);
        before != none && before->when.bounds.earliest && claim.times.size() == 1) {
      claim.effect = Effect::starts;  // "need not pay before 2020"
      *before = on_day(before->when, Time::Role::from, *before->when.bounds.earliest);
      return;
    }
    const auto until = of(Time::Role::until);
    if (until == none || of(Time::Role::within) != none) return;
    if (of(Time::Role::from) != none) {
      claim.effect = Effect::suspends;
    } else if (until->when.bounds.earliest && until->when.bounds.latest && !until->anchor) {
      claim.effect = Effect::starts;
      until->role = Time::Role::from;
      until->when.bounds.latest = *until->when.bounds.latest + date::days{1};
      until->when.edtf = edtf::between(until->when.bounds).text;
    }
  }

  // "The contract will end on 31 October" says as much as "runs until then".
  void tell_run(Claim& claim) const {
    const auto& kinds = reading_.pack.kinds;
    const auto made = std::find_if(kinds.begin(), kinds.end(), [](const pack::Kind& kind) {
      return kind.change == pack::Change::made;
    });
    if (made == kinds.end()) return;
    claim.kind = made->id;
    claim.effect = Effect::holds;
    claim.modality = claim.asserted_by.empty() ? Modality::fact : Modality::reported;
    for (Time& time : claim.times) {
      if (time.role == Time::Role::at) time.role = Time::Role::within;
    }
  }

  // "The fee was not disclosed": nothing that happened, but worth a reader's knowing.
  Claim gap(const Mention& mention) const {
    Claim claim;
    claim.kind = reading_.kind_of(mention).id;
    claim.modality = Modality::possible;
    claim.parties = names(reading_.parties.main);
    claim.rule = mention.frame->rule;
    claim.quote = quote_of(mention, {});
    claim.summary = summary_of(reading_, claim.quote);
    return claim;
  }

  // "The deal runs", "takes effect": without its time it says nothing.
  static bool has_wanted_time(const pack::Frame& frame, const Claim& claim) {
    using Times = pack::Frame::Times;
    if (frame.times == Times::any) return true;
    return std::any_of(claim.times.begin(), claim.times.end(), [&](const Time& time) {
      if (frame.times == Times::start) return time.role == Time::Role::from;
      return time.role == Time::Role::until || time.role == Time::Role::within;
    });
  }

  // The sentence; without a dateline, unless that gives the claim its day.
  Span quote_of(const Mention& mention, const std::vector<Time>& times) const {
    const Sentence& sentence = reading_.sentences[mention.sentence];
    const std::size_t own = behind_dateline(reading_, sentence.tokens);
    if (own == 0) return sentence.span;
    const std::uint32_t begin = sentence.tokens[own].span.begin;
    const bool dates = std::any_of(times.begin(), times.end(),
                                   [&](const Time& time) { return time.when.words.begin < begin; });
    return dates ? sentence.span : Span{std::max(begin, sentence.span.begin), sentence.span.end};
  }

  const Reading& reading_;
};

}  // namespace

std::optional<Claim> make_claim(const Reading& reading, const Mention& mention) {
  return Maker(reading).run(mention);
}

std::string summary_of(const Reading& reading, Span quote) {
  std::string summary = one_line(reading.words(quote));
  if (summary.size() <= kSummaryChars) return summary;
  std::size_t cut = summary.rfind(' ', kSummaryChars);
  if (cut == std::string::npos) cut = kSummaryChars;
  while (cut > 0 && (static_cast<unsigned char>(summary[cut]) & 0xC0) == 0x80) --cut;
  return summary.substr(0, cut) + " …";
}

}  // namespace inforce::claims
