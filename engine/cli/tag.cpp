// SPDX-License-Identifier: MIT
// inforce tag: the time expressions of plain text, each document against its own date.
//
// Documents are read piece by piece, so a file of any size needs the same memory; several are read
// side by side and printed in the order they were named.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

#include "base/file.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/dates.h"
#include "cli/tag_output.h"
#include "timex/from_text.h"
#include "timex/grammar.h"

namespace inforce::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kFirst = std::size_t{1} << 15;    // bytes read at first: most texts are short
constexpr std::size_t kPiece = std::size_t{1} << 20;    // and at most
constexpr std::size_t kWaiting = std::size_t{8} << 20;  // of output that waits for its turn

struct Options {
  std::vector<std::string> files;
  std::string dct, dct_table, locale;
  unsigned jobs = 0;
};

struct File {
  std::FILE* handle = nullptr;
  bool owned = false;
  int why = 0;  // there is no handle: errno
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  explicit File(const std::string& path) {
    std::error_code bad;
    if (path == "-") {
      handle = stdin;
    } else if (!fs::is_directory(path, bad)) {
      handle = std::fopen(path.c_str(), "rb");
      owned = handle != nullptr;
      why = errno;
    }
  }
  ~File() {
    if (owned) std::fclose(handle);
  }
};

// Prints what the workers give, document by document.
class Turns {
 public:
  void wait(std::size_t document) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return next_ == document; });
  }
  bool mine(std::size_t document) {
    const std::lock_guard lock(mutex_);
    return next_ == document;
  }
  void done() {
    const std::lock_guard lock(mutex_);
    ++next_;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t next_ = 0;
};

// A day, or a day and the minute of it: 2026-04-27, 2026-04-27T16:30.
bool read_dct(std::string_view text, timex::Context& context) {
  const std::size_t mark = std::min(text.find('T'), text.size());
  context.anchor = edtf::parse_day(text.substr(0, mark));
  if (!context.anchor) return false;
  if (mark == text.size()) return true;
  const std::string_view clock = text.substr(mark + 1);
  const auto digits = [&](std::size_t at) {
    return clock[at] >= '0' && clock[at] <= '9' && clock[at + 1] >= '0' && clock[at + 1] <= '9'
               ? (clock[at] - '0') * 10 + clock[at + 1] - '0'
               : 99;
  };
  if (clock.size() < 5 || clock[2] != ':' || digits(0) > 23 || digits(3) > 59) return false;
  context.minute = digits(0) * 60 + digits(3);
  return true;
}

// Any DATE that is one day; the clock only behind a day in ISO.
Result<timex::Context> dct_of(const Project& project, const std::string& words) {
  timex::Context context;
  if (read_dct(words, context)) return context;
  const Result<edtf::When> when = date_of(project, words);
  if (when && when->bounds.earliest && when->bounds.earliest == when->bounds.latest) {
    context.anchor = when->bounds.earliest;
    return context;
  }
  return error("dct", {},
               fmt::format("--dct {}: {}", words,
                           when ? "this is more than a day; write one such as 2026-04-27, with its "
                                  "time if known: 2026-04-27T16:30"
                                : when.problems().front().message));
}

using Table = std::map<std::string, timex::Context, std::less<>>;

Result<Table> read_table(const std::string& path) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  const Result<std::string> text = read_file(path);
  if (!text) return text.problems();
  std::string_view lines = *text;
  if (lines.substr(0, kByteOrderMark.size()) == kByteOrderMark)
    lines.remove_prefix(kByteOrderMark.size());
  Table table;
  Diagnostics problems;
  int number = 0;
  for (const std::string_view line : split(lines, '\n')) {
    ++number;
    if (trim(line).empty()) continue;
    const auto complain = [&](std::size_t at, std::string message) {
      Place place = place_of(line, at, path);
      place.line = number;
      problems.push_back(error("dct-table", std::move(place), std::move(message)));
    };
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) {
      complain(0, "a line is a document's stem, a tab and its date: ap-1\t2026-04-27");
      continue;
    }
    timex::Context context;
    const std::string_view day = trim(line.substr(tab + 1)), stem = line.substr(0, tab);
    if (!day.empty() && !read_dct(day, context)) {
      complain(line.find(day, tab),
               fmt::format("'{}' is no day; write one such as 2026-04-27", day));
      continue;
    }
    const auto [entry, is_new] = table.emplace(stem, context);
    const timex::Context& told = entry->second;
    if (!is_new && (told.anchor != context.anchor || told.minute != context.minute))
      complain(0, fmt::format("'{}' stands twice, with another date; keep one", stem));
  }
  if (!problems.empty()) return problems;
  return table;
}

// Americans write the month first; the rest of the world does not. A bare language says neither.
std::optional<timex::Context::Order> read_locale(const std::string& name) {
  using Order = timex::Context::Order;
  if (name.empty()) return Order::unsaid;
  std::string lower = to_lower_ascii(name.substr(0, name.find('.')));
  std::replace(lower.begin(), lower.end(), '_', '-');
  if (lower == "mdy") return Order::month_first;
  if (lower == "dmy") return Order::day_first;
  const std::size_t dash = lower.rfind('-');
  const std::string region = dash == std::string::npos ? "" : lower.substr(dash + 1);
  const std::string language = lower.substr(0, lower.find('-'));
  if (language.size() != 2 || (!region.empty() && region.size() != 2)) return std::nullopt;
  if (region == "us" || region == "ph") return Order::month_first;
  if (region.empty() && language == "en") return Order::unsaid;
  return Order::day_first;
}

// Where a piece of this buffer may end: behind a blank line, a line, a word.
std::size_t piece_end(std::string_view buffer) {
  constexpr std::size_t kNowhere = std::string_view::npos;
  const std::size_t last_line = buffer.rfind('\n');
  for (std::size_t at = last_line; at != kNowhere && at > 0; at = buffer.rfind('\n', at - 1)) {
    const std::size_t before = buffer.find_last_not_of(" \t\r", at - 1);
    if (before != kNowhere && buffer[before] == '\n') return at + 1;
  }
  if (last_line != kNowhere) return last_line + 1;
  if (const std::size_t at = buffer.rfind(' '); at != std::string_view::npos) return at + 1;
  return buffer.size();
}

class Run {
 public:
  Run(Shell& shell, const Options& options, const timex::Grammar& grammar,
      const timex::Context& context, Table table)
      : shell_(shell),
        options_(options),
        grammar_(grammar),
        context_(context),
        table_(std::move(table)) {
    for (const std::string& path : options.files) ++stems_[stem_of(path)];
  }

  void all() {
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t wanted = options_.jobs != 0 ? options_.jobs : cores;
    const std::size_t workers = std::min(wanted, options_.files.size());
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < workers; ++i) threads.emplace_back([this] { work(); });
    work();
    for (std::thread& thread : threads) thread.join();
    if (shell_.exit_code == kDone && found_ == 0) shell_.exit_code = kAnswerIsNo;
  }

 private:
  static std::string stem_of(const std::string& path) {
    return path == "-" ? "-" : fs::path(path).stem().string();
  }

  void work() {
    timex::Reader reader(grammar_, context_);
    for (;;) {
      const std::size_t document = taken_++;
      if (document >= options_.files.size()) return;
      one(document, reader);
    }
  }

  void one(std::size_t document, timex::Reader& reader) {
    const std::string& path = options_.files[document];
    const std::string stem = stem_of(path);
    const Tagged tagged{stem, path == "-" ? std::string() : path, stems_.at(stem) > 1};
    File file(path);
    std::string out;
    std::optional<Diagnostic> problem;
    if (file.handle == nullptr) {
      const int why = file.why;
      std::error_code bad;
      problem = fs::is_directory(path, bad)
                    ? error("is-a-folder", {path, 0, 0}, "this is a folder; name its files")
                : why == ENOENT
                    ? error("cannot-read", {path, 0, 0}, "there is no such file to read")
                    : error("cannot-read", {path, 0, 0},
                            fmt::format("cannot read: {}", std::strerror(why)));
    } else if (!read(document, tagged, file.handle, reader, out)) {
      problem = error("cannot-read", {path, 0, 0}, "reading stopped before the end of the file");
    }
    turns_.wait(document);
    put(out);
    if (problem) shell_.fail(*problem);
    turns_.done();
  }

  // One document's pieces; what is ready is printed as soon as it is its turn.
  bool read(std::size_t document, const Tagged& tagged, std::FILE* file, timex::Reader& reader,
            std::string& out) {
    timex::Context context = context_;
    if (const auto dated = table_.find(tagged.doc); dated != table_.end() && dated->second.anchor) {
      context.anchor = dated->second.anchor;
      context.minute = dated->second.minute;
    }
    reader.begin(context);
    const std::unique_ptr<TagWriter> writer = make_tag_writer(shell_.format, tagged, context, out);
    timex::Timexes timexes;
    std::string buffer;
    std::size_t kept = 0, count = 0, wanted = kFirst;
    for (bool end = false; !end; wanted = std::min(wanted * 4, kPiece)) {
      buffer.resize(kept + wanted);
      const std::size_t got = std::fread(buffer.data() + kept, 1, wanted, file);
      end = got < wanted;
      const std::string_view bytes(buffer.data(), kept + got);
      const std::size_t length = end ? bytes.size() : piece_end(bytes);
      const std::string_view piece = bytes.substr(0, length);
      timexes.clear();
      reader.read(piece, timexes);
      writer->piece(piece, timexes);
      count += timexes.size();
      kept = bytes.size() - length;
      std::copy(bytes.begin() + static_cast<std::ptrdiff_t>(length), bytes.end(), buffer.begin());
      if (out.size() > kWaiting && !end) turns_.wait(document);
      if (turns_.mine(document)) put(out);
    }
    writer->finish();
    found_ += count;
    return std::ferror(file) == 0;
  }

  static void put(std::string& out) {
    std::fwrite(out.data(), 1, out.size(), stdout);
    out.clear();
  }

  Shell& shell_;
  const Options& options_;
  const timex::Grammar& grammar_;
  timex::Context context_;
  Table table_;
  std::map<std::string, int> stems_;  // how many texts have each
  std::atomic<std::size_t> taken_ = 0, found_ = 0;
  Turns turns_;
};

void tag(Shell& shell, Options options) {
  timex::Context context;
  const std::optional<timex::Context::Order> order = read_locale(options.locale);
  if (!order) {
    shell.fail(error("locale", {},
                     fmt::format("--locale {}: write a language and region such as en-US or en-GB, "
                                 "or mdy or dmy",
                                 options.locale)));
    return;
  }
  context.order = *order;
  if (!options.dct.empty()) {
    const Result<timex::Context> dct = dct_of(shell.project, options.dct);
    if (!dct) return shell.fail(dct.problems());
    context.anchor = dct->anchor;
    context.minute = dct->minute;
  }
  if (options.files.empty()) options.files.push_back("-");
  if (shell.format == "timeml" && options.files.size() > 1) {
    shell.fail(error("one-document", {}, "--format timeml writes one document: name one file"));
    return;
  }
  Table table;
  if (!options.dct_table.empty()) {
    Result<Table> read = read_table(options.dct_table);
    if (!read) return shell.fail(read.problems());
    table = std::move(*read);
  }
  std::vector<fs::path> packs;
  const std::vector<std::string> names =
      shell.flags.packs.empty() ? std::vector<std::string>{"en"} : shell.flags.packs;
  for (const std::string& name : names) {
    Result<fs::path> pack = find_pack(shell.project, name);
    if (!pack) return shell.fail(pack.problems());
    packs.push_back(std::move(*pack));
  }
  const Result<timex::Grammar> grammar = timex::load_grammar(packs, stored_grammars());
  if (!grammar) {
    shell.fail(grammar.problems());
    return;
  }
  Run(shell, options, *grammar, context, std::move(table)).all();
}

}  // namespace

Command tag_command(Shell& shell) {
  const auto options = std::make_shared<Options>();
  return {.name = "tag",
          .about = "The time expressions of plain text, and the days they mean",
          .takes = {{"FILE", &options->files, "Texts to read; none, or -, for standard input"},
                    {"--dct", &options->dct,
                     "The day the documents were written, with its time if known: 2026-04-27T16:30",
                     "DATE"},
                    {"--dct-table", &options->dct_table, "Their days: stem, tab, date on each line",
                     "TSV"},
                    {"--locale", &options->locale,
                     "Which of 03/04/2026 is the month: en-US, en-GB, de, mdy, dmy", "NAME"},
                    {"--jobs", &options->jobs,
                     "Documents read at the same time (else as many as cores)", "N"}},
          .formats = {"text", "json", "timeml"},
          .run = [options, &shell] { tag(shell, *options); }};
}

}  // namespace inforce::cli
