// SPDX-License-Identifier: MIT
// Several rules may find one thing: which of the mentions stays.
#include <algorithm>

#include "claims/cues.h"
#include "claims/mentions.h"

namespace inforce::claims {
namespace {

class Keeper {
 public:
  Keeper(const Reading& reading, std::size_t sentence, std::vector<Mention>& found)
      : reading_(reading),
        sentence_(reading.sentences[sentence]),
        grammar_(reading.grammars[sentence]),
        tokens_(sentence_.tokens),
        found_(found) {}

  // Of mentions of one kind that share words, the longest one stays; of equals the first. Of an
  // event, the clause that tells it says more than its noun.
  void drop_contained() {
    std::vector<Mention> kept;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const Mention& a = found_[i];
      const bool covered = std::any_of(found_.begin(), found_.end(), [&](const Mention& b) {
        if (&a == &b) return false;
        if (a.clause >= 0 && a.clause == b.clause) {
          if (a.frame->ability && b.frame->forbids) return true;
          const pack::Kind &kind = reading_.kind_of(a), &other = reading_.kind_of(b);
          // "may end the deal at any time" is a right, and no end.
          if (!kind.is_term && other.is_term && b.frame->ability) return true;
          // "extended the deal to 2030" tells of an extension, "the deal extends to 2030" of its
          // end.
          if (a.frame->times == pack::Frame::Times::end && other.change > pack::Change::made &&
              !only_stretches(a)) {
            return true;
          }
          if (b.frame->times == pack::Frame::Times::end && kind.change > pack::Change::made &&
              only_stretches(b)) {
            return true;
          }
          // "renewed their deal": what is done to it, and no other deal.
          if (a.frame->verbs.empty() && !b.frame->verbs.empty() &&
              kind.change == pack::Change::made && alters(other) && !is_counted_from(reading_, a) &&
              !has_own_day(a)) {
            return true;
          }
        }
        const bool overlap = a.begin < b.end && b.begin < a.end;
        // "an amended agreement with Beta" is the amended one, and no other; "lets its deal with
        // Beta lapse" tells of that deal's end.
        if (overlap && a.frame->verbs.empty() && reading_.kind_of(a).change == pack::Change::made &&
            alters(reading_.kind_of(b)) && (b.frame->verbs.empty() || !has_own_day(a))) {
          return true;
        }
        // "the royalty rate", "the annual fee": named outright, and not only taken up.
        if (overlap && a.frame->echo && !b.frame->echo && reading_.kind_of(b).is_term) return true;
        if (a.frame->kind != b.frame->kind) return false;
        if (details(a, b)) return true;
        // "All rights to the patents return to Beta": what the verb says of them.
        if (says_of(b, a)) return true;
        if (says_of(a, b)) return false;
        // "Released from its commitment to buy 500 a year": the commitment is.
        if (names_verb_of(b, a)) return true;
        if (names_verb_of(a, b)) return false;
        if (overlap && b.frame->echo && !a.frame->echo) return false;
        if (a.frame->verbs.empty() && !b.frame->verbs.empty() && !reading_.kind_of(a).is_term &&
            a.clause >= 0 && a.clause == b.clause && a.chunk == b.chunk) {
          return true;  // "inked the joint venture agreement"
        }
        const bool verb_a = !a.frame->verbs.empty(), verb_b = !b.frame->verbs.empty();
        if (verb_a && verb_b && a.clause != b.clause) return false;
        if (verb_a != verb_b && !reading_.kind_of(a).is_term) return overlap && verb_b;
        if (verb_a && verb_b && !overlap && reading_.kind_of(a).change == pack::Change::made)
          return &b < &a;  // "the contract it signed with Acme"
        const std::size_t length_a = a.end - a.begin, length_b = b.end - b.begin;
        return overlap && (length_b > length_a || (length_b == length_a && &b < &a));
      });
      if (!covered) kept.push_back(a);
    }
    found_ = std::move(kept);
  }

  // "Milestone clause | Ends exclusivity": where a row's label names a term, its cells tell of
  // that; "Shareholding | Acme owns 12% of Beta", "Liability | Acme's liability is limited to" say
  // it themselves.
  void drop_explained() {
    const std::size_t label = sentence_.label;
    const auto heads = [&](const Mention& mention) {  // also "Exclusivity: Acme may not sell to"
      return mention.begin < label ||
             (mention.frame->verbs.empty() && mention.end < tokens_.size() &&
              tokens_[mention.end].span.of(reading_.document.text) == ":");
    };
    const auto is_told = [&](const Mention& mention) {
      return heads(mention) && std::any_of(found_.begin(), found_.end(), [&](const Mention& other) {
               return other.begin >= mention.end && other.begin >= label &&
                      other.frame->kind == mention.frame->kind &&
                      (!other.frame->verbs.empty() || other.clause >= 0);
             });
    };
    found_.erase(std::remove_if(found_.begin(), found_.end(), is_told), found_.end());
    if (sentence_.cell <= 0) return;
    const bool labelled = std::any_of(found_.begin(), found_.end(), [&](const Mention& mention) {
      return mention.begin < label && reading_.kind_of(mention).is_term;
    });
    if (!labelled) return;
    found_.erase(std::remove_if(found_.begin(), found_.end(),
                                [&](const Mention& mention) { return mention.begin >= label; }),
                 found_.end());
  }

 private:
  // "the agreement of 8 May 2013": its noun tells when it was made.
  bool has_own_day(const Mention& mention) const {
    const int timex = tokens_[mention.end - 1].timex;
    if (timex < 0 || mention.begin + 2 >= mention.end) return false;
    const edtf::Bounds& day = reading_.timexes[static_cast<std::size_t>(timex)].bounds;
    return day.earliest && day.earliest == day.latest &&
           is_cue(reading_.pack, "of", tokens_[mention.begin + 1].word);
  }

  // Does an event of the kind do something to an agreement that there is?
  static bool alters(const pack::Kind& kind) {
    return kind.change > pack::Change::made || kind.pause != pack::Pause::none;
  }

  static bool says_of(const Mention& verb, const Mention& noun) {
    return verb.frame->says != pack::Effect::none && verb.clause >= 0 &&
           verb.clause == noun.clause && !verb.frame->verbs.empty() && noun.frame->verbs.empty();
  }

  // "Its commitment to buy": does the noun's mention have the verb of the clause's in it?
  bool names_verb_of(const Mention& noun, const Mention& verb) const {
    if (!noun.frame->verbs.empty() || verb.frame->verbs.empty() || verb.clause < 0) return false;
    const Clause& clause = grammar_.clauses[static_cast<std::size_t>(verb.clause)];
    const std::size_t at = chunk(clause.verb_chunk).head;
    return clause.infinitive && noun.begin < at && at < noun.end;
  }

  // "A royalty of [10% of net sales]": how much the first one is.
  bool details(const Mention& amount, const Mention& of) const {
    if (!reading_.kind_of(of).is_term || of.chunk < 0 || amount.chunk < of.chunk + 2 ||
        !amount.frame->verbs.empty() || !of.frame->verbs.empty()) {
      return false;
    }
    const Chunk& between = chunk(of.chunk + 1);
    return amount.chunk == of.chunk + 2 && between.kind == Chunk::Kind::preposition &&
           is_cue(reading_.pack, "of", tokens_[between.begin].word) &&
           amount.begin == chunk(amount.chunk).begin;
  }

  bool only_stretches(const Mention& mention) const {
    const Clause& clause = grammar_.clauses[static_cast<std::size_t>(mention.clause)];
    return clause.objects.empty() && !clause.passive && clause.finite &&
           (clause.tense == Tense::present || clause.tense == Tense::future);
  }

  const Chunk& chunk(int c) const { return grammar_.chunks[static_cast<std::size_t>(c)]; }

  const Reading& reading_;
  const Sentence& sentence_;
  const Grammar& grammar_;
  const std::vector<Token>& tokens_;
  std::vector<Mention>& found_;
};

}  // namespace

void keep_one_of_each(const Reading& reading, std::size_t sentence, std::vector<Mention>& found) {
  Keeper keeper(reading, sentence, found);
  keeper.drop_contained();
  keeper.drop_explained();
}

}  // namespace inforce::claims
