// SPDX-License-Identifier: MIT
#include "ledger/image.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <new>
#include <type_traits>

namespace inforce::ledger {
namespace {

static_assert(std::endian::native == std::endian::little,
              "the format is the memory of such machines");

constexpr char kMagic[16] = "inforce ledger\n";
constexpr std::uint32_t kFormat = 2;
constexpr std::size_t kBlock = 64 << 10, kAlignment = 64;

struct Head {
  char magic[16] = {};
  std::uint32_t format = 0, arrays = 0;
  std::uint64_t file_size = 0, blocks = 0;
  std::uint64_t sum = 0;  // of the head, with nothing here, and both tables
};

struct Entry {  // of the array table
  std::uint64_t offset = 0, count = 0;
  std::uint32_t element = 0, unused = 0;
};

constexpr std::size_t aligned(std::size_t offset) {
  return (offset + kAlignment - 1) / kAlignment * kAlignment;
}

std::size_t count_arrays() {
  std::size_t count = 0;
  const Index index;
  for_each_array(index, [&count](const auto&) { ++count; });
  return count;
}

std::uint64_t head_sum(const std::byte* bytes, std::size_t size) {
  Head head;
  std::memcpy(&head, bytes, sizeof head);
  head.sum = 0;
  return checksum(reinterpret_cast<const std::byte*>(&head), sizeof head) * 31 +
         checksum(bytes + sizeof head, size - sizeof head);
}

}  // namespace

// Each lane is carried over by steps that lose nothing, so two streams that differ in one word end
// with different lanes; the lanes are put together the same way.
std::uint64_t checksum(const std::byte* bytes, std::size_t size) {
  constexpr std::uint64_t kFactor = 0x9FB21C651E98DF25U;
  constexpr std::size_t kLanes = 8;
  const auto step = [](std::uint64_t sum, std::uint64_t word) {
    return std::rotl((sum ^ word) * kFactor, 29);
  };
  std::uint64_t lanes[kLanes] = {1, 2, 3, 4, 5, 6, 7, 8};
  const std::uint64_t length = size;
  for (; size >= 8 * kLanes; bytes += 8 * kLanes, size -= 8 * kLanes) {
    std::uint64_t words[kLanes];
    std::memcpy(words, bytes, sizeof words);
    for (std::size_t i = 0; i < kLanes; ++i) lanes[i] = step(lanes[i], words[i]);
  }
  std::uint64_t sum = length;
  for (const std::uint64_t lane : lanes) sum = step(sum, lane);
  for (; size > 0;
       bytes += std::min<std::size_t>(size, 8), size -= std::min<std::size_t>(size, 8)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, std::min<std::size_t>(size, 8));
    sum = step(sum, word);
  }
  return sum ^ sum >> 32;
}

Image::~Image() {
  if (bytes_ == nullptr) return;
  if (mapped_) {
    ::munmap(bytes_, size_);
  } else {
    std::free(bytes_);
  }
}

std::unique_ptr<Image> Image::make(const Index& sizes) {
  const std::size_t arrays = count_arrays();
  std::size_t payload = 0;
  const auto place = [&payload](const auto& array) {
    payload = aligned(payload) + array.size_bytes();
  };
  for_each_array(sizes, place);
  const std::size_t blocks = (payload + kBlock - 1) / kBlock;
  const std::size_t tables = sizeof(Head) + arrays * sizeof(Entry) + blocks * sizeof(std::uint64_t);

  auto image = std::make_unique<Image>();
  image->arrays_ = aligned(tables);
  image->size_ = image->arrays_ + payload;
  constexpr std::size_t kHugePage = 2 << 20;
  const std::size_t room = (image->size_ + kHugePage - 1) / kHugePage * kHugePage;
  const bool huge = image->size_ >= kHugePage;
  image->bytes_ =
      static_cast<std::byte*>(huge ? std::aligned_alloc(kHugePage, room)
                                   : std::aligned_alloc(kAlignment, aligned(image->size_)));
  if (image->bytes_ == nullptr) throw std::bad_alloc();
  if (huge) ::madvise(image->bytes_, room, MADV_HUGEPAGE);
  std::memset(image->bytes_, 0, image->size_);

  Head head;
  std::memcpy(head.magic, kMagic, sizeof kMagic);
  head.format = kFormat;
  head.arrays = static_cast<std::uint32_t>(arrays);
  head.file_size = image->size_;
  head.blocks = blocks;
  std::memcpy(image->bytes_, &head, sizeof head);
  image->sums_ = image->bytes_ + sizeof head + arrays * sizeof(Entry);

  image->index_ = sizes;
  std::size_t offset = 0, number = 0;
  for_each_array(image->index_, [&](auto& array) {
    using T = typename std::remove_reference_t<decltype(array)>::value_type;
    offset = aligned(offset);
    const Entry entry{image->arrays_ + offset, array.size(), sizeof(T), 0};
    std::memcpy(image->bytes_ + sizeof head + number++ * sizeof entry, &entry, sizeof entry);
    offset += array.size_bytes();
    array = {reinterpret_cast<const T*>(image->bytes_ + entry.offset), array.size()};
  });
  return image;
}

void Image::seal() {
  std::byte* sum_at = bytes_ + (sums_ - bytes_);
  for (std::size_t at = arrays_; at < size_; at += kBlock, sum_at += sizeof(std::uint64_t)) {
    const std::uint64_t sum = checksum(bytes_ + at, std::min(kBlock, size_ - at));
    std::memcpy(sum_at, &sum, sizeof sum);
  }
  const std::uint64_t sum = head_sum(bytes_, arrays_);
  std::memcpy(bytes_ + offsetof(Head, sum), &sum, sizeof sum);
}

Result<std::unique_ptr<Image>> Image::map(const std::filesystem::path& file) {
  const auto refuse = [&file](std::string code, std::string why) {
    return error(std::move(code), {file.string()}, std::move(why));
  };
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    return refuse("cannot-read", fmt::format("cannot read: {}", std::strerror(errno)));
  }
  struct ::stat status = {};
  const bool regular = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
  const std::size_t size = regular ? static_cast<std::size_t>(status.st_size) : 0;
  void* const bytes = size >= sizeof(Head)
                          ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
                          : MAP_FAILED;
  const int why = errno;
  ::close(descriptor);
  if (!regular) return refuse("not-a-ledger", "this is not a file");
  if (size < sizeof(Head)) return refuse("not-a-ledger", "this is not a ledger: it is too short");
  if (bytes == MAP_FAILED) {
    return refuse("cannot-read", fmt::format("cannot map: {}", std::strerror(why)));
  }

  auto image = std::make_unique<Image>();
  image->bytes_ = static_cast<std::byte*>(bytes);
  image->size_ = size;
  image->mapped_ = true;

  Head head;
  std::memcpy(&head, bytes, sizeof head);
  if (std::memcmp(head.magic, kMagic, sizeof kMagic) != 0) {
    return refuse("not-a-ledger", "this is not a ledger: it does not begin as one");
  }
  if (head.format != kFormat) {
    return refuse("other-ledger-format",
                  fmt::format("this ledger has format {}, this program reads {}; "
                              "import it again",
                              head.format, kFormat));
  }
  const std::size_t arrays = count_arrays();
  const auto damaged = [&refuse](std::string_view what) {
    return refuse("damaged-ledger",
                  fmt::format("this ledger is damaged ({}); import it again", what));
  };
  if (head.file_size != size) {
    return damaged(fmt::format("it has {} bytes of {}", size, head.file_size));
  }
  const std::size_t before_blocks = sizeof head + arrays * sizeof(Entry);
  if (head.arrays != arrays || head.blocks > size / sizeof(std::uint64_t) ||
      aligned(before_blocks + head.blocks * sizeof(std::uint64_t)) > size) {
    return damaged("its head does not fit it");
  }
  image->arrays_ = aligned(before_blocks + head.blocks * sizeof(std::uint64_t));
  image->sums_ = image->bytes_ + before_blocks;
  if (head.blocks != (size - image->arrays_ + kBlock - 1) / kBlock) {
    return damaged("its head does not fit it");
  }
  if (head.sum != head_sum(image->bytes_, image->arrays_)) return damaged("its head has changed");

  bool fits = true;
  std::size_t number = 0;
  for_each_array(image->index_, [&](auto& array) {
    using T = typename std::remove_reference_t<decltype(array)>::value_type;
    Entry entry;
    std::memcpy(&entry, image->bytes_ + sizeof head + number++ * sizeof entry, sizeof entry);
    fits = fits && entry.element == sizeof(T) && entry.offset % alignof(T) == 0 &&
           entry.offset >= image->arrays_ && entry.offset <= size &&
           entry.count <= (size - entry.offset) / sizeof(T);
    if (fits) {
      array = {reinterpret_cast<const T*>(image->bytes_ + entry.offset),
               static_cast<std::size_t>(entry.count)};
    }
  });
  if (!fits) return damaged("an array does not lie within it");
  image->checked_ = std::vector<std::atomic<std::uint8_t>>(static_cast<std::size_t>(head.blocks));
  return image;
}

bool Image::sound_blocks(const std::byte* begin, std::size_t size) const {
  if (size == 0) return true;
  const std::size_t first = static_cast<std::size_t>(begin - bytes_) - arrays_;
  for (std::size_t block = first / kBlock; block <= (first + size - 1) / kBlock; ++block) {
    if (checked_[block].load(std::memory_order_relaxed) != 0) continue;
    const std::size_t at = arrays_ + block * kBlock;
    std::uint64_t sum = 0;
    std::memcpy(&sum, sums_ + block * sizeof sum, sizeof sum);
    if (checksum(bytes_ + at, std::min(kBlock, size_ - at)) != sum) return false;
    checked_[block].store(1, std::memory_order_relaxed);
  }
  return true;
}

}  // namespace inforce::ledger
