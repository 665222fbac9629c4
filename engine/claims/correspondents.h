// SPDX-License-Identifier: MIT
#pragma once
// claims/correspondents.h - who writes a letter, a memo, a notice or a mail, and whom it is for.
//
//   "From: Ann Lee (Acme)\nTo: Bob Ray, Beta\n\nWe will not renew ..."   we: Acme, you: Beta
#include <string_view>
#include <vector>

#include "claims/parties.h"
#include "claims/sentence.h"
#include "text/document.h"

namespace inforce::claims {

// Whom a letter is from, and to; -1: nobody says.
struct Letter {
  int from = -1, to = -1;
};

// "From: Ann Lee (Acme)", "To: Bob Ray, Beta": who speaks for whom.
void find_people(const std::vector<Sentence>& sentences, const text::Document& document,
                 const pack::Pack& pack, Parties& parties);

// Who writes a document that is one text, and to whom. Fills author and addressee, and main where
// they are others.
void find_correspondents(const std::vector<Sentence>& sentences, std::string_view text,
                         const pack::Pack& pack, Parties& parties);

// Who writes one message of a mail that holds several, and to whom. Fills the same. `assumed`
// stands where the message has no head.
Letter relate_to_message(const std::vector<Sentence>& sentences, const text::Document& document,
                         std::size_t message, const pack::Pack& pack, Letter assumed,
                         Parties& parties);

}  // namespace inforce::claims
