#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "events/time/interval.h"

namespace dateline::events {

/// When a document was published, and how that is known.
struct Published {
  std::optional<CivilMinute> value;  ///< civil time in the document's zone; empty where nothing could be inferred
  Granularity granularity = Granularity::day;
  bool inferred = false;
  std::string reason;  ///< in words, for the banner: "the report says \"yesterday\" and its caption 26 July"
};

/// A report as it was read. Immutable once read.
struct Document {
  std::string id;           ///< the SHA-256 of its bytes, or the `id` that newline-delimited JSON gave it
  std::string sha256;       ///< of the original bytes (of the line's bytes in newline-delimited JSON), lower-case hex
  std::string text_sha256;  ///< of `text`
  std::string name;       ///< the file's path as given, "-" for standard input, "clipboard"; FILE:LINE for a JSON line
  std::string encoding;   ///< what the bytes were decoded from: "UTF-8", "windows-1256" ...
  std::string original;   ///< the original bytes
  std::string text;       ///< UTF-8; every offset of ours points into it
  std::string title;      ///< headline where one was found or given
  std::string author;     ///< as its metadata name the writer; empty where they do not
  std::string url;        ///< where it was published, as its metadata say; empty where they do not
  std::string publisher;  ///< agency or outlet, as credited in the text or given
  std::string language;   ///< BCP 47, "und" where the text does not tell; empty before it is read
  std::string time_zone;  ///< IANA name that its civil times are in
  std::string note;       ///< e.g. "paraphrase made for the demo"; shown wherever the document or its events are
  Published published;
};

}  // namespace dateline::events
