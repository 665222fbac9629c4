// SPDX-License-Identifier: MIT
#pragma once
// The packs of this source tree, loaded once, and a sentence read with them.
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "claims/extract.h"
#include "claims/from_document.h"

namespace test {

using namespace inforce;

inline Result<std::filesystem::path> find_pack(const std::string& name) {
  return std::filesystem::path(INFORCE_ROOT) / "models/packs" / name;
}

inline const pack::Pack& agreements() {
  static const pack::Pack kPack = [] {
    Result<pack::Pack> loaded = pack::load({"agreements"}, find_pack);
    if (!loaded) {
      for (const Diagnostic& problem : loaded.problems()) UNSCOPED_INFO(to_string(problem));
    }
    REQUIRE(loaded);
    return std::move(*loaded);
  }();
  return kPack;
}

inline const inforce::timex::Grammar& english() {
  static const inforce::timex::Grammar kGrammar = [] {
    Result<inforce::timex::Grammar> loaded = inforce::timex::load_grammar({*find_pack("en")});
    REQUIRE(loaded);
    return std::move(*loaded);
  }();
  return kGrammar;
}

inline claims::Extraction read(const std::string& text) {
  const Result<text::Document> document = text::from_bytes(text, "note.txt");
  REQUIRE(document);
  return claims::extract(*document, english(), agreements());
}

// The groups and clauses of a text.
inline std::string parsed(const std::string& text) {
  const Result<text::Document> document = text::from_bytes(text, "note.txt");
  REQUIRE(document);
  inforce::timex::Reader reader(english(), {});
  inforce::timex::Timexes times;
  reader.read(document->text, times);
  return claims::dump_grammar(*document, times, agreements());
}

// "exclusivity ends holder=Acme bound=Beta; license changes ... exclusive=false": events by kind
// alone.
inline std::string dump(const claims::Extraction& extraction) {
  static constexpr std::string_view kEffects[] = {
      "happens", "holds", "starts", "ends", "continues", "changes", "suspends", "resumes", "steps"};
  static constexpr std::string_view kRoles[] = {"at", "from", "until", "within", "by", "after"};
  std::string out;
  for (const claims::Claim& claim : extraction.claims) {
    if (!out.empty()) out += "; ";
    out += claim.kind;
    if (claim.is_term) out += " " + std::string(kEffects[static_cast<int>(claim.effect)]);
    if (claim.side != claims::Side::unspecified) {
      out += claim.side == claims::Side::before ? " before" : " after";
    }
    if (claim.modality == claims::Modality::reported) out += " reported";
    if (claim.modality == claims::Modality::planned) out += " planned";
    if (claim.modality == claims::Modality::possible) out += " possible";
    if (!claim.holder.empty()) out += " holder=" + claim.holder;
    if (!claim.bound.empty()) out += " bound=" + claim.bound;
    if (!claim.is_term) {
      for (const std::string& party : claim.parties) out += " " + party;
    }
    for (const auto& [name, value] : claim.attributes) out += " " + name + "=" + value;
    for (const claims::Time& time : claim.times) {
      out += " " + std::string(kRoles[static_cast<int>(time.role)]) + ":" + time.when.value;
    }
  }
  return out;
}

}  // namespace test
