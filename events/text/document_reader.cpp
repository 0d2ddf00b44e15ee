#include "events/text/document_reader.h"

#include <fmt/format.h>

#include <utility>

#include "events/text/document_files.h"
#include "events/text/document_formats.h"
#include "events/text/new_document.h"

namespace dateline::events {

namespace {

bool read_input(Input& input, InputFormat format, const Source& source) {
  switch (format) {
    case InputFormat::ndjson:
      return read_ndjson(input, source);
    case InputFormat::csv:
      return read_article_table(input, source);
    case InputFormat::warc:
      return read_warc(input, source);
    default:
      break;
  }
  std::string bytes;
  if (const Result<void> read = input.append_rest(bytes); !read) {
    return source.sink(tl::make_unexpected(read.error()));
  }
  return read_whole(std::move(bytes), format, source);
}

// Refuses a text that is no report's.
bool pass_on(Result<Document> document, const DocumentSink& sink) {
  if (document && document->text.size() > kMaxTextBytes) {
    tl::unexpected<Error> too_long =
        rejected(document->name, fmt::format("holds more than {} MB of text", kMaxTextBytes >> 20), "split it");
    too_long.value().id = document->id;
    return sink(std::move(too_long));
  }
  return sink(std::move(document));
}

// False where the receiver wants no more.
bool read_file(const std::string& path, InputFormat format, const DocumentOptions& options, const DocumentSink& sink) {
  Result<Input> input = Input::open(path);
  if (!input) {
    return sink(tl::make_unexpected(input.error()));
  }
  if (format == InputFormat::detect) {
    const Result<std::string_view> head = input->peek();
    if (!head) {
      return sink(tl::make_unexpected(head.error()));
    }
    format = detect_format(*head, path);
  }
  const DocumentSink bounded = [&sink](Result<Document> document) { return pass_on(std::move(document), sink); };
  return read_input(*input, format, {path, options, bounded});
}

}  // namespace

bool read_whole(std::string bytes, InputFormat format, const Source& source) {
  if (bytes.size() > kMaxDocumentBytes) {
    return source.sink(too_large(source.name));
  }
  if (is_blank(bytes)) {
    return source.sink(without_text(source.name, "is empty"));
  }
  switch (format) {
    case InputFormat::html:
      return read_html(std::move(bytes), source);
    case InputFormat::mail:
      return read_mail(std::move(bytes), source);
    case InputFormat::feed:
      return read_feed(std::move(bytes), source);
    case InputFormat::office:
      return read_office(std::move(bytes), source);
    case InputFormat::pdf:
      return read_pdf(std::move(bytes), source);
    default:
      return read_plain_text(std::move(bytes), source);
  }
}

void read_documents(const std::string& path, InputFormat format, const DocumentOptions& options,
                    const DocumentSink& sink) {
  const Result<std::vector<std::string>> files = document_files(path);
  if (!files) {
    sink(tl::make_unexpected(files.error()));
    return;
  }
  for (const std::string& file : *files) {
    if (!read_file(file, format, options, sink)) {
      return;
    }
  }
}

}  // namespace dateline::events
