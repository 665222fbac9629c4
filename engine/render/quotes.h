// SPDX-License-Identifier: MIT
#pragma once
// render/quotes.h - every quote of a model, once, with a number: [3] is the same words all over a
// page. Words that several statements rest on, or that several rules read, are one quote.
//
// Numbers run from 0 in the order of mention: documents, events, terms, conflicts, prospects.
// Documents that only quotes name come after the model's own.
#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "model/model.h"

namespace inforce::render {

// Borrows from the model and must not outlive it.
class Quotes {
 public:
  struct Row {
    std::size_t document;
    const model::Evidence* evidence;  // the first that quotes these words
    std::string by;                   // "Reuters, a staff memo": whom the document cites for them
  };

  explicit Quotes(const model::Model& model);

  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
  [[nodiscard]] const std::vector<std::string>& documents() const { return documents_; }  // ids

  // The evidence must be the model's, or equal to some of it.
  [[nodiscard]] std::size_t number(const model::Evidence& evidence) const;
  [[nodiscard]] std::vector<std::size_t> numbers(
      const std::vector<model::Evidence>& evidence) const;

 private:
  // The words count, too: a model written by hand may not say where they stand.
  using Key = std::tuple<std::string, std::uint32_t, std::uint32_t, std::string>;
  static Key key(const model::Evidence& evidence);
  void add(const std::vector<model::Evidence>& evidence);
  std::size_t document(const std::string& id);

  std::vector<Row> rows_;
  std::vector<std::string> documents_;
  std::map<std::string, std::size_t> document_of_;
  std::map<Key, std::size_t> number_of_;
};

}  // namespace inforce::render
