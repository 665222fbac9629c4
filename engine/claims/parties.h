// SPDX-License-Identifier: MIT
#pragma once
// claims/parties.h - who a document speaks of: names found in it, names a pack knows, and what
// stands for them.
//
//   "Northgate Foods plc (\"Northgate\") ... the grocer ... it"   all of them: Northgate
//
// A name is a run of capitalised words that stands inside a sentence. Names are one party when one
// is the other's short form, its first words, its initials, or when the text says so in brackets.
#include <string>
#include <unordered_map>
#include <vector>

#include "claims/sentence.h"

namespace inforce::claims {

struct Parties {
  struct One {
    std::string name;                  // shortest usual name; empty: the text gives none
    std::vector<std::string> aliases;  // other names that occur
    int mentions = 0;
  };
  std::vector<One> list;
  int author = -1;        // who says "we"; -1: none of them
  int addressee = -1;     // whom "you" means; -1: none of them
  int head = -1;          // the firm whose name stands alone at the head; -1: none does
  int unnamed = -1;       // a side that the text never names: "the company's deal with Acme"
  std::vector<int> main;  // the two (or more) whose agreement the document is about; may be empty
  std::unordered_map<pack::Word, int>
      descriptors;                               // "drugmaker" -> party, where the text pairs them
  std::unordered_map<std::string, int> by_word;  // "steel", of a name -> party; -1: of several
  // "Licensee: Acme" in a table or list of facts.
  struct Side {
    int group = 0;  // which table or list: group_of()
    pack::Word noun = pack::kUnknown;
    int party = -1;
  };
  std::vector<Side> sides;
  // "From: Ann Lee (Acme)": who speaks for whom, in a mail that holds others.
  struct Person {
    std::string name;
    int party = -1;
  };
  std::vector<Person> people;
};

// Finds the parties of all sentences and marks their tokens; tags sentences anew with that
// knowledge.
[[nodiscard]] Parties find_parties(std::vector<Sentence>& sentences, const text::Document& document,
                                   const pack::Pack& pack);

}  // namespace inforce::claims
