// SPDX-License-Identifier: MIT
#pragma once
// merge/mails.h - what each document says becomes the documents of the work: one for each message
// of a mail that holds others, and one only where several files hold the same.
//
//   a.txt  2 March, quotes 1 February      a, and b: its 1 February is b's, which a has in it
//   b.txt  1 February
#include <vector>

#include "merge/work.h"

namespace inforce::merge {

// Fills docs, files, held_by and held_in. A file's messages stand before it, the oldest first.
void add_documents(Work& work, std::vector<claims::Extraction> extractions);

}  // namespace inforce::merge
