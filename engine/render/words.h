// SPDX-License-Identifier: MIT
#pragma once
// render/words.h - how dates, amounts, attributes and parties are said in every output.
//
//   2026-04-27                  "27 April 2026"
//   [2030-01-01, 2030-12-31]    "2030"
//   [2026-04-28, 2026-05-03]    "between 28 April and 3 May 2026": one of these days
//   [open, 2026-04-26]          "by 26 April 2026"
//   [2026-04-26, open]          "not before 26 April 2026"
//   {capped: true, rate: 20%}   "capped, 20%"
#include <date/date.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "model/model.h"
#include "query/query.h"

namespace inforce::render {

[[nodiscard]] std::string say(date::sys_days day);
[[nodiscard]] std::string say(const edtf::When& when);  // "no date" where nothing is known
// All the time from one date to another: "2019 to 31 December 2032".
[[nodiscard]] std::string say_period(const edtf::When& first, const edtf::When& last);
// "begins 2019, ends between 28 April and 3 May 2026"
[[nodiscard]] std::string say_held(const model::Version& version);
[[nodiscard]] std::string say(const model::Amount& amount);
[[nodiscard]] std::string say(const std::optional<model::End>& until);  // "no end known"
[[nodiscard]] std::string say(const model::Side& side);  // a day as a day, else what it says
[[nodiscard]] std::string_view say(model::Confidence confidence);
[[nodiscard]] std::string_view say(model::Basis basis);
[[nodiscard]] std::string_view state_word(query::State state);  // "in force", "possible"

// "capped", "not capped", "20%", "territory: Europe": an attribute that is true is named, one that
// is false is denied, a value with a unit speaks for itself.
[[nodiscard]] std::string attribute(std::string_view key, const std::string& value);
// All of them: "capped, 20%, territory: Europe".
[[nodiscard]] std::string attributes(const model::Version& version);

// A name for an id that may not be in the model: the id itself then.
[[nodiscard]] std::string party_name(const model::Model& model, std::string_view id);
[[nodiscard]] std::string agreement_label(const model::Model& model, std::string_view id);

// What a model is about: the name that people gave it, or, where that is only a file's, the one
// agreement its terms belong to; of model.yaml, "12 agreements between 7 parties".
[[nodiscard]] std::string heading(const model::Model& model);

// The label of a term; where another term has the same, with whom it binds to whom: "Royalty,
// Corvus → Meridian".
[[nodiscard]] std::string term_label(const model::Model& model, const model::Term& term);

[[nodiscard]] std::string document_title(const model::Model& model, std::string_view id);

// Where a document lies in its project: "notes/mail.txt"; of one that lies elsewhere only the name
// of its file, as the folders of a machine are nobody else's business.
[[nodiscard]] std::string document_path(const model::Document& document);

// "Licence" for "license" where all terms of that kind are called so, else "Agreement made" for
// "agreement-made".
[[nodiscard]] std::string kind_label(const model::Model& model, std::string_view kind);
[[nodiscard]] std::map<std::string, std::string> kind_labels(const model::Model& model);

// "held by Meridian, owed by Corvus"; empty where neither is known.
[[nodiscard]] std::string parties_of(const model::Model& model, const model::Term& term);

// "revenue share of Meridian" for a bare id of an event, term or version; the id where none has it.
[[nodiscard]] std::string name_of(const model::Model& model, std::string_view id);

[[nodiscard]] bool is_exact(const edtf::When& when);
[[nodiscard]] bool is_dated(const edtf::When& when);

// Words of a document between quotation marks, unless they bring a mark of their own.
[[nodiscard]] std::string in_quotes(std::string_view words);
[[nodiscard]] bool begins_quoted(std::string_view words);

// "1 event", "2 events"
[[nodiscard]] std::string count(std::size_t n, std::string_view one, std::string_view many);

// Text made safe for HTML and XML, in elements and in quoted attributes. Control characters that
// XML does not allow become U+FFFD.
[[nodiscard]] std::string escaped(std::string_view text);

}  // namespace inforce::render
