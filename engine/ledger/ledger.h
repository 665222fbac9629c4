// SPDX-License-Identifier: MIT
#pragma once
// ledger/ledger.h - an immutable index over term versions: what holds on a day, as known on
// another.
//
//   Result<Ledger> ledger = from_columns(columns);
//   Result<Ledger> again = Ledger::open("models/registry/terms.ledger");
//   Result<Answer> answer = at(*ledger, {.filter = {.agreement = "A000016"}, .days = {day, day}});
//
// The bytes in memory are those of the file, so saving is writing and opening is mapping. Copies
// share them. A ledger can be asked from many threads.
#include <filesystem>
#include <memory>

#include "base/result.h"
#include "ledger/columns.h"
#include "ledger/image.h"
#include "ledger/index.h"

namespace inforce::ledger {

class Ledger {
 public:
  // Refuses what is not a ledger, is of another format, or has a damaged head. The rest is checked
  // as it is read: no question is answered from a damaged part.
  static Result<Ledger> open(const std::filesystem::path& file);

  // Written beside and renamed. Gives no diagnostics when all went well.
  [[nodiscard]] Diagnostics save(const std::filesystem::path& file) const;

  // Reads everything: every checksum, every number that leads somewhere. A ledger found sound is
  // trusted from then on, which makes answers faster. Not to be called while others ask.
  [[nodiscard]] Diagnostics check();

  [[nodiscard]] std::size_t size() const { return index().id.size(); }
  [[nodiscard]] std::size_t bytes() const { return image_->bytes().size(); }
  [[nodiscard]] const Index& index() const { return image_->index(); }
  [[nodiscard]] const Image& image() const { return *image_; }
  [[nodiscard]] bool trusted() const { return trusted_; }
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }

 private:
  friend Result<Ledger> from_columns(const Columns& columns);
  Ledger(std::shared_ptr<const Image> image, bool trusted, std::filesystem::path file = {})
      : image_(std::move(image)), trusted_(trusted), file_(std::move(file)) {}

  std::shared_ptr<const Image> image_;
  bool trusted_ = false;
  std::filesystem::path file_;
};

[[nodiscard]] Result<Ledger> from_columns(const Columns& columns);

}  // namespace inforce::ledger
