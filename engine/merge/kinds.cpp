// SPDX-License-Identifier: MIT
#include "merge/kinds.h"

namespace inforce::merge {
namespace {

Change change_of(pack::Change change) {
  switch (change) {
    case pack::Change::made:
      return Change::made;
    case pack::Change::amended:
      return Change::amended;
    case pack::Change::extended:
      return Change::extended;
    case pack::Change::ended:
      return Change::ended;
    case pack::Change::none:
      break;
  }
  return Change::none;
}

Pause pause_of(pack::Pause pause) {
  return pause == pack::Pause::begins ? Pause::begins
         : pause == pack::Pause::ends ? Pause::ends
                                      : Pause::none;
}

}  // namespace

Kinds kinds_of(const pack::Pack& pack) {
  Kinds kinds;
  for (const pack::Kind& kind : pack.kinds) {
    if (kind.is_term) {
      kinds.terms[kind.id] = {kind.label, kind.is_symmetric, kind.outlasts, kind.flag};
    } else {
      kinds.events[kind.id] = {kind.label, change_of(kind.change), kind.is_ahead,
                               pause_of(kind.pause)};
    }
  }
  return kinds;
}

}  // namespace inforce::merge
