// SPDX-License-Identifier: MIT
#pragma once
// claims/claims.h - what one document says happened, or holds, and the words it rests on.
//
//   "Acme will no longer pay Beta a royalty; Beta's licence, now non-exclusive, runs through 2032."
//
//   term royalty  ends     bound Acme, holder Beta
//   term licence  changes  bound Acme, holder Beta, exclusive=false, until 2032; was:
//   exclusive=true
//
// both with the amendment that changed them.
//
// A claim never says more than its sentence. Joining claims of one or many documents, and finding
// days, is the work of later rooms.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "edtf/when.h"
#include "timex/timex.h"

namespace inforce::claims {

// What the sentence does to the thing it speaks of.
enum class Effect {
  happens,    // an event took, takes or will take place
  holds,      // a term stands (on the claim's side of the change); an agreement runs ("until 2030")
  starts,     // it did not stand before the change, and does after
  ends,       // it stood before the change, and does not after
  continues,  // it stood before the change, and still does after
  changes,    // it stands before and after, with other attributes
  suspends,
  resumes,
  steps,  // agreed from the start: from a later day on it has other attributes
};

// Which side of its change a term claim describes: "previously", "under the new terms".
enum class Side { unspecified, before, after };

// How surely it is said. Only facts and reports become events and terms; plans and mere
// possibilities are kept as prospects.
enum class Modality {
  fact,      // stated by the document, or confirmed by someone it names
  reported,  // "reports say", "according to a memo", "reportedly"
  planned,   // "plans to", "is expected to", "will" of an event that has not come
  possible,  // "may", "could", an analyst's opinion
};

struct Amount {
  std::string value;      // decimal digits: "50000000000", "20"
  std::string currency;   // ISO 4217, "%" for a share; empty for a bare count
  std::string qualifier;  // "more than", "about", "at most"; empty for exact
  Span words;
};

// A time the sentence gives, and what it is to the thing claimed.
//
// Of an act on an agreement, `from` and `until` are when the agreement itself applies from that act
// on ("takes effect on 1 July", "a deal through 2030"); a length ("a four-year deal") is an `until`
// whose `when` is a duration, counted from the start.
struct Time {
  enum class Role {
    at,      // it happened, or held, then
    from,    // it holds from then on ("effective", "since", "starting"); what ends, no more
    until,   // it holds up to and with then: "through 2030" and "until 30 June" name its last day
    within,  // its last day lies then: "expires in 2032"
    by,      // no later than ("by the end of the quarter", "within 30 days of")
    after,   // no earlier than ("not before", "after")
  };
  Role role = Role::at;
  timex::Timex when;
  // "two months after the Amazon deal": `when` is the length, `anchor` the index of the claim (in
  // this extraction) of the event it counts from. sign of the distance: when.distance->sign.
  std::optional<std::size_t> anchor;
};

struct Claim {
  bool is_term = false;  // else an event
  std::string kind;      // of the pack: "exclusivity", "agreement-amended"
  Effect effect = Effect::happens;
  Side side = Side::unspecified;
  Modality modality = Modality::fact;

  // Names as Extraction::parties has them; empty where the sentence does not say.
  std::string holder, bound;         // of a term: whom it benefits, who owes it
  std::vector<std::string> parties;  // of an event: all who take part; of a term: the agreement's
  std::string object;  // "intellectual property", "cloud distribution"; empty: not said

  std::map<std::string, std::string> attributes;  // as they stand after (or on `side`)
  std::map<std::string, std::string> was;         // of `changes`: as they stood before
  std::vector<Amount> amounts;
  std::vector<Time> times;
  std::string condition;    // "as long as it can and chooses to"
  std::string asserted_by;  // "Reuters", "a staff memo"; empty: the document itself
  std::string summary;      // of an event: a short line for people, from the sentence

  // The event that parts before from after: index of its claim in this extraction. Nothing: the
  // document names no change; the claim then speaks of the time the document was written. An act
  // without a day of its own that tells from or until when the agreement applies ("the contract
  // runs until 2030") has the act it belongs to here.
  std::optional<std::size_t> change;

  // The document brings this event as news: its title or lead says it in the present perfect,
  // present or simple past. News is published on its day or soon after (a documented bound of the
  // dating room).
  bool news = false;
  // It puts right what was told before: "12%, not 15% as we reported".
  bool corrects = false;
  // An earlier version of the paper said so. It is taken out once what puts it right has been read.
  bool withdrawn = false;

  std::size_t message = 0;  // of Extraction::messages, from 1: who said it; 0: the document itself

  Span quote;        // the clause or sentence; never empty
  std::string rule;  // which rule read it: "agreements/pays-share"
};

// A party as this document calls it.
struct Party {
  std::string name;                  // shortest usual name: "Northgate"
  std::vector<std::string> aliases;  // "Northgate Foods plc", "the grocer"
};

// An older mail that the document quotes or forwards.
struct Message {
  std::size_t under = 0;                // the message that holds it, as Claim::message has it
  std::optional<edtf::When> published;  // stated by its head; nothing: by the time of `under`
  Span published_words;
};

// All that one document says.
struct Extraction {
  std::string doc;  // document id
  std::string path;
  std::string title;
  std::string text;                     // the words the quotes are cut from
  std::optional<edtf::When> published;  // stated by the document; nothing: not said
  Span published_words;
  std::vector<Party> parties;
  std::vector<Message> messages;
  std::vector<Claim> claims;  // in the order of the text, message by message
};

// An attribute that is a yes or a no.
[[nodiscard]] inline bool is_flag(std::string_view value) {
  return value == "true" || value == "false";
}

}  // namespace inforce::claims
