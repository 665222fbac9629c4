// SPDX-License-Identifier: MIT
#pragma once
// ledger/image.h - the bytes of a ledger: one block of memory, or a file mapped into it.
//
//   | head: magic, format, sizes | array table | a checksum for each 64 KiB | arrays |
//
// Each array begins at a multiple of 64 bytes.
//
// The head and both tables are checked when a file is opened; the arrays are checked block by
// block, by whoever is first to read there. So a question costs what it reads, whatever the size of
// the file.
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ledger/index.h"

namespace inforce::ledger {

// Any change within one 8-byte word changes it for sure; any other change but for one in 2^64.
[[nodiscard]] std::uint64_t checksum(const std::byte* bytes, std::size_t size);

class Image {
 public:
  Image() = default;
  Image(const Image&) = delete;
  Image& operator=(const Image&) = delete;
  ~Image();

  // Room for arrays of these sizes. Fill them through writable(), then seal().
  static std::unique_ptr<Image> make(const Index& sizes);
  template <typename T>
  T* writable(Array<T> array) {
    return reinterpret_cast<T*>(bytes_ +
                                (reinterpret_cast<const std::byte*>(array.data()) - bytes_));
  }
  void seal();

  static Result<std::unique_ptr<Image>> map(const std::filesystem::path& file);

  [[nodiscard]] const Index& index() const { return index_; }
  [[nodiscard]] std::string_view bytes() const {
    return {reinterpret_cast<const char*>(bytes_), size_};
  }
  [[nodiscard]] bool mapped() const { return mapped_; }
  [[nodiscard]] bool sound() const {
    return sound(bytes_ + arrays_, size_ - arrays_);
  }  // all of it

  // Whether these bytes of the image are as they were written. Safe from any thread.
  [[nodiscard]] bool sound(const void* begin, std::size_t size) const {
    return !mapped_ || sound_blocks(static_cast<const std::byte*>(begin), size);
  }

 private:
  [[nodiscard]] bool sound_blocks(const std::byte* begin, std::size_t size) const;

  std::byte* bytes_ = nullptr;
  std::size_t size_ = 0;
  bool mapped_ = false;
  std::size_t arrays_ = 0;           // offset of the first block
  const std::byte* sums_ = nullptr;  // a checksum for each block
  Index index_;
  mutable std::vector<std::atomic<std::uint8_t>> checked_;  // by block: 1 once found sound
};

}  // namespace inforce::ledger
