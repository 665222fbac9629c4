// SPDX-License-Identifier: MIT
#pragma once
// render/html_sections.h - the parts of the page that are read: each one a <section>, whole without
// a script.
//
// What can be opened beside its source carries data-open="event:3", "term:1.0" or "conflict:2"
// (places in the model); rows that filters hide carry data-event, data-term or data-document.
#include <string>

#include "model/model.h"
#include "render/chronology.h"
#include "render/quotes.h"

namespace inforce::render {

struct Sections {
  const model::Model& model;
  const Quotes& quotes;
  const Chronology& told;
  query::Day reference;

  [[nodiscard]] std::string in_force() const;
  [[nodiscard]] std::string chronology() const;
  [[nodiscard]] std::string terms() const;
  [[nodiscard]] std::string events() const;
  [[nodiscard]] std::string conflicts() const;
  [[nodiscard]] std::string gaps() const;
  [[nodiscard]] std::string documents() const;

 private:
  [[nodiscard]] std::string references(const std::vector<model::Evidence>& evidence) const;
  [[nodiscard]] std::string holding_rows(const std::vector<query::Standing>& held) const;
  [[nodiscard]] std::string ahead() const;
  [[nodiscard]] std::string prospect_item(std::size_t index) const;
  [[nodiscard]] std::string held_item(const Entry& entry,
                                      const std::vector<query::Standing>& held) const;
  [[nodiscard]] std::string event_item(const model::Event& event) const;
  [[nodiscard]] std::string turn_item(const Turn& turn) const;
  // Where there is but one, naming it beside each term says nothing.
  [[nodiscard]] bool has_agreements() const { return model.agreements.size() > 1; }
  [[nodiscard]] std::string version_row(const model::Term& term,
                                        const model::Version& version) const;
  [[nodiscard]] std::string event_row(std::size_t index, std::string_view kind) const;
};

}  // namespace inforce::render
