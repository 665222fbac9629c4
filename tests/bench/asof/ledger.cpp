// SPDX-License-Identifier: MIT
// ledger TERMS QUERIES OUTDIR FILE [BUDGET_S]: the ledger as a peer of the as-of benchmark. It
// reads the terms with its own reader, saves them as FILE, maps that file, checks it and answers
// from the map.
#include "ledger/ledger.h"

#include <common.hpp>
#include <ctime>
#include <filesystem>
#include <fstream>

#include "ledger/from_lines.h"
#include "ledger/scan.h"

namespace {

namespace fs = std::filesystem;
using inforce::ledger::Array;
using inforce::ledger::Day;
using inforce::ledger::Index;

class Peer {
  [[nodiscard]] asof::Row row(std::size_t home, Day from, Day until) const {
    return {x_.id[home],
            static_cast<int>(x_.agreement[home]),
            x_.kind[home],
            static_cast<int>(x_.holder[home]),
            static_cast<int>(x_.counterparty[home]),
            from,
            until};
  }
  auto into(asof::Row*& out) const {
    return
        [this, &out](std::uint32_t home, Day from, Day until) { *out++ = row(home, from, until); };
  }

 public:
  explicit Peer(const Index& index) : x_(index) {}
  static const char* name() { return "inforce"; }

  std::size_t q1(int agreement, Day day, asof::Row* out) {
    asof::Row* const begin = out;
    for_each_current(x_, access_, static_cast<std::uint32_t>(agreement), {day, day}, into(out));
    return static_cast<std::size_t>(out - begin);
  }
  std::size_t q2(int agreement, Day day, Day known, asof::Row* out) {
    asof::Row* const begin = out;
    for_each_known(x_, access_, static_cast<std::uint32_t>(agreement), {day, day}, known,
                   into(out));
    return static_cast<std::size_t>(out - begin);
  }
  std::size_t q3(int kind, Day day) {
    return count_running(x_.held, access_, static_cast<std::size_t>(kind), day);
  }
  std::size_t q4(Day day, std::int32_t* out) {
    std::int32_t* const begin_out = out;
    for_each_run(x_, access_, {day, day}, [&](std::size_t begin, std::size_t end, bool sure) {
      if (sure) {
        out = std::copy(x_.id.data() + begin, x_.id.data() + end, out);
      } else {
        for (std::size_t i = begin; i < end; ++i) {
          *out = x_.id[i];
          out += x_.until[i] > day;
        }
      }
    });
    return static_cast<std::size_t>(out - begin_out);
  }
  std::size_t q4r(Day day, asof::Row* out) {
    asof::Row* const begin_out = out;
    for_each_run(x_, access_, {day, day}, [&](std::size_t begin, std::size_t end, bool sure) {
      for (std::size_t i = begin; i < end; ++i) {
        *out = row(i, x_.from[i], x_.until[i]);
        out += sure || x_.until[i] > day;
      }
    });
    return static_cast<std::size_t>(out - begin_out);
  }
  std::size_t q5(int agreement, Day after, Day to, asof::Event* out) {
    asof::Event* const begin = out;
    const auto take = [&](std::uint32_t home, Day from, Day until) {
      const int what = int{from > after && from <= to} | int{until > after && until <= to} << 1;
      *out++ = {x_.id[home], what};
    };
    for_each_change(x_, access_, static_cast<std::uint32_t>(agreement), after, to, take);
    return static_cast<std::size_t>(out - begin);
  }

 private:
  const Index& x_;
  inforce::ledger::Trusting access_;
};

inforce::ledger::Columns read(const std::string& file) {
  inforce::ledger::LineReader reader(file);
  std::ifstream in(file, std::ios::binary);
  std::vector<char> piece(4 << 20);
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
    reader.feed({piece.data(), static_cast<std::size_t>(in.gcount())});
  }
  reader.finish();
  for (const inforce::Diagnostic& problem : reader.problems()) asof::die(to_string(problem));
  return reader.take();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) asof::die("usage: ledger TERMS QUERIES OUTDIR FILE [BUDGET_S]");
  const fs::path file = argv[4];
  asof::Args args{argv[1], argv[2], argv[3]};
  if (argc > 5) args.budget_s = std::atof(argv[5]);

  const std::clock_t cpu_begin = std::clock();
  const double begin = asof::now_s();
  std::size_t bytes = 0;
  double parsed = 0, built = 0;
  {
    const inforce::ledger::Columns columns = read(args.terms);
    parsed = asof::now_s();
    const auto ledger = inforce::ledger::from_columns(columns);
    built = asof::now_s();
    fs::remove(file);
    if (!ledger || inforce::has_errors(ledger->save(file))) asof::die("cannot build the ledger");
    bytes = ledger->bytes();
  }
  auto opened = inforce::ledger::Ledger::open(file);
  if (!opened || inforce::has_errors(opened->check())) asof::die("cannot open the ledger");
  const double ready = asof::now_s();
  const double cpu = static_cast<double>(std::clock() - cpu_begin) / CLOCKS_PER_SEC;

  const asof::Terms terms =
      asof::read_terms(args.terms);  // the same numbers: both count first sights
  const asof::Queries queries = asof::read_queries(args.queries, terms);
  asof::Run run(args, terms, queries);
  run.loaded("inforce", ready - parsed, bytes);
  std::printf(
      "{\"peer\":\"inforce\",\"n\":%zu,\"q\":\"ndjson\",\"seconds\":%.4f,\"cpu\":%.4f,\"read\":%."
      "4f,\"build\":%."
      "4f,"
      "\"save_open_check\":%.4f,\"disk_bytes\":%zu}\n",
      terms.n(), ready - begin, cpu, parsed - begin, built - parsed, ready - built,
      static_cast<std::size_t>(fs::file_size(file)));
  Peer peer(opened->index());
  run.go(peer);
}
