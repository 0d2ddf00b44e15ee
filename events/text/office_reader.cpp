// DOCX (Office Open XML, ECMA-376) and ODT (OpenDocument, ISO 26300): XML inside of a ZIP archive.
#include <fmt/format.h>
#include <libxml/xmlreader.h>
#include <zip.h>

#include <algorithm>
#include <memory>

#include "events/text/attribute_count.h"
#include "events/text/document_formats.h"
#include "events/text/encoding.h"
#include "events/text/markup.h"
#include "events/text/new_document.h"

namespace dateline::events {

namespace {

struct DiscardZip {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseEntry {
  void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};
struct FreeReader {
  void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
};
using Archive = std::unique_ptr<zip_t, DiscardZip>;

tl::unexpected<Error> damaged(const std::string& where, std::string what) {
  return rejected(where, std::move(what), "open it and save it again");
}

// What is read of an entry, unpacked: stops where it is more than a document may have.
struct Stream {
  std::unique_ptr<zip_file_t, CloseEntry> entry;
  std::size_t bytes = 0;
  AttributeCount attributes;
  bool too_large = false;
  bool broken = false;
};

int read_stream(void* context, char* buffer, int size) {
  auto& stream = *static_cast<Stream*>(context);
  const zip_int64_t count = zip_fread(stream.entry.get(), buffer, static_cast<zip_uint64_t>(size));
  stream.broken = stream.broken || count < 0 ||
                  !stream.attributes.add({buffer, static_cast<std::size_t>(std::max<zip_int64_t>(count, 0))});
  stream.bytes += static_cast<std::size_t>(std::max<zip_int64_t>(count, 0));
  stream.too_large = stream.bytes > kMaxDocumentBytes;
  return stream.too_large || stream.broken ? -1 : static_cast<int>(count);
}

int close_stream(void* /*context*/) {
  return 0;
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

// Calls `look` for each node of the XML of an entry. False where there is no such entry.
template <class Look>
Result<bool> walk(zip_t* archive, const char* name, const std::string& where, Look look) {
  Stream stream;
  zip_stat_t stat;
  if (zip_stat(archive, name, 0, &stat) != 0) {
    return false;
  }
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    return rejected(where, "is encrypted", "save it without a password");
  }
  if ((stat.valid & ZIP_STAT_SIZE) != 0 && stat.size > kMaxDocumentBytes) {
    return too_large(where);
  }
  const QuietXml quiet;
  stream.entry.reset(zip_fopen(archive, name, 0));
  if (!stream.entry) {
    return damaged(where, "is a damaged office document");
  }
  const std::unique_ptr<xmlTextReader, FreeReader> reader(
      xmlReaderForIO(read_stream, close_stream, &stream, nullptr, nullptr,
                     XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT));
  if (!reader) {
    return damaged(where, "is a damaged office document");
  }
  int state = 0;
  while ((state = xmlTextReaderRead(reader.get())) == 1) {
    if (xmlTextReaderNodeType(reader.get()) == XML_READER_TYPE_DOCUMENT_TYPE) {
      return damaged(where, "is an office document that declares entities of its own");
    }
    look(reader.get());
  }
  if (stream.too_large) {
    return too_large(where);
  }
  if (state != 0 || stream.broken) {
    return damaged(where, "is a damaged office document");
  }
  return true;
}

// Gathers paragraphs. Notes come behind the text in which they stand.
class Paragraphs {
 public:
  void add(std::string_view text) { current() += text; }
  void end_paragraph() {
    std::string& text = current();
    const std::string_view line = trimmed(text);
    if (!line.empty()) {
      std::string& whole = in_note_ > 0 ? notes_ : text_;
      whole += whole.empty() ? "" : "\n\n";
      whole += line;
    }
    text.clear();
  }
  void begin_note() { ++in_note_; }
  void end_note() {
    end_paragraph();
    --in_note_;
  }
  std::string take() {
    end_paragraph();
    if (!notes_.empty()) {
      text_ += (text_.empty() ? "" : "\n\n") + notes_;
    }
    return std::move(text_);
  }

 private:
  std::string& current() { return in_note_ > 0 ? note_ : line_; }
  std::string text_;
  std::string notes_;
  std::string line_;
  std::string note_;
  int in_note_ = 0;
};

// Passes over whole elements by the depth at which they began.
class Skipper {
 public:
  /// Whether this node is inside of an element that is passed over. `starts` says whether it begins one.
  bool skips(xmlTextReader* reader, bool starts) {
    const int depth = xmlTextReaderDepth(reader);
    if (depth_ >= 0 && depth > depth_) {
      return true;
    }
    if (depth_ >= 0 && depth == depth_ && xmlTextReaderNodeType(reader) == XML_READER_TYPE_END_ELEMENT) {
      depth_ = -1;
      return true;
    }
    depth_ = -1;
    if (starts && xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT) {
      depth_ = xmlTextReaderIsEmptyElement(reader) != 0 ? -1 : depth;
      return true;
    }
    return false;
  }

 private:
  int depth_ = -1;
};

bool is_text(int type) {
  return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
         type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE;
}

// Words stand in w:t only. What was deleted (w:delText), codes of fields and the copies that old programs draw
// (mc:Fallback) are left out.
class DocxText {
 public:
  void look(xmlTextReader* reader) {
    const std::string_view name = view(xmlTextReaderConstLocalName(reader));
    const int type = xmlTextReaderNodeType(reader);
    if (skipper_.skips(reader, name == "Fallback")) {
      return;
    }
    if (type == XML_READER_TYPE_ELEMENT) {
      in_text_ = name == "t" && xmlTextReaderIsEmptyElement(reader) == 0;
      if (name == "tab") {
        paragraphs_.add("\t");
      } else if (name == "br" || name == "cr") {
        paragraphs_.add("\n");
      } else if (name == "noBreakHyphen") {
        paragraphs_.add("-");
      }
    } else if (type == XML_READER_TYPE_END_ELEMENT) {
      in_text_ = false;
      if (name == "p") {
        paragraphs_.end_paragraph();
      } else if (name == "tc") {
        paragraphs_.add("\t");
      }
    } else if (in_text_ && is_text(type)) {
      paragraphs_.add(view(xmlTextReaderConstValue(reader)));
    }
  }
  std::string take() { return paragraphs_.take(); }

 private:
  Paragraphs paragraphs_;
  Skipper skipper_;
  bool in_text_ = false;
};

// Words stand in text:p and text:h. Deleted text (text:tracked-changes) and comments are left out.
class OdtText {
 public:
  void look(xmlTextReader* reader) {
    const std::string_view name = view(xmlTextReaderConstLocalName(reader));
    const int type = xmlTextReaderNodeType(reader);
    if (skipper_.skips(reader, name == "tracked-changes" || name == "annotation" || name == "note-citation")) {
      return;
    }
    const bool empty = type == XML_READER_TYPE_ELEMENT && xmlTextReaderIsEmptyElement(reader) != 0;
    if (type == XML_READER_TYPE_ELEMENT) {
      if (name == "p" || name == "h") {
        in_paragraph_ += empty ? 0 : 1;
      } else if (name == "tab") {
        paragraphs_.add("\t");
      } else if (name == "line-break") {
        paragraphs_.add("\n");
      } else if (name == "s") {
        paragraphs_.add(" ");
      } else if (name == "note" && !empty) {
        paragraphs_.begin_note();
      }
    } else if (type == XML_READER_TYPE_END_ELEMENT) {
      if (name == "p" || name == "h") {
        --in_paragraph_;
        paragraphs_.end_paragraph();
      } else if (name == "note") {
        paragraphs_.end_note();
      }
    } else if (in_paragraph_ > 0 && is_text(type)) {
      paragraphs_.add(view(xmlTextReaderConstValue(reader)));
    }
  }
  std::string take() { return paragraphs_.take(); }

 private:
  Paragraphs paragraphs_;
  Skipper skipper_;
  int in_paragraph_ = 0;
};

// dc:title and dc:creator, which both formats have. Their dates are those of writing, not of publication.
void add_metadata(zip_t* archive, const char* entry, Document& document) {
  std::string* into = nullptr;
  const Result<bool> read = walk(archive, entry, document.name, [&](xmlTextReader* reader) {
    const int type = xmlTextReaderNodeType(reader);
    if (type == XML_READER_TYPE_ELEMENT) {
      const std::string_view name = view(xmlTextReaderConstLocalName(reader));
      into = name == "title" ? &document.title : name == "creator" ? &document.author : nullptr;
    } else if (is_text(type) && into != nullptr && into->empty()) {
      *into = trimmed(view(xmlTextReaderConstValue(reader)));
    }
  });
  static_cast<void>(read.has_value());  // the text was read; what is wrong with this entry hardly matters
}

Result<Document> read(std::string bytes, const Source& source) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
    return rejected(source.name, "is an encrypted office document, or one of the old .doc format", "save it as .docx");
  }
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* memory = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  const Archive archive(memory == nullptr ? nullptr : zip_open_from_source(memory, ZIP_RDONLY, &error));
  zip_error_fini(&error);
  if (!archive) {
    if (memory != nullptr) {
      zip_source_free(memory);
    }
    return damaged(source.name, "is a damaged office document");
  }
  DocxText docx;
  Result<bool> found = walk(archive.get(), "word/document.xml", source.name, [&](auto* reader) { docx.look(reader); });
  const bool is_docx = found && *found;
  std::string text;
  if (is_docx) {
    for (const char* notes : {"word/footnotes.xml", "word/endnotes.xml"}) {
      found = found ? walk(archive.get(), notes, source.name, [&](auto* reader) { docx.look(reader); }) : found;
    }
    text = docx.take();
  } else if (found) {
    OdtText odt;
    if (zip_name_locate(archive.get(), "encrypted-package", 0) >= 0) {
      return rejected(source.name, "is encrypted", "save it without a password");
    }
    bool encrypted = false;
    found = walk(archive.get(), "META-INF/manifest.xml", source.name, [&](xmlTextReader* reader) {
      encrypted = encrypted || view(xmlTextReaderConstLocalName(reader)) == "encryption-data";
    });
    if (encrypted) {
      return rejected(source.name, "is encrypted", "save it without a password");
    }
    found = found ? walk(archive.get(), "content.xml", source.name, [&](auto* reader) { odt.look(reader); }) : found;
    if (found && !*found) {
      return rejected(source.name, "is a ZIP archive and neither DOCX nor ODT", "give the files in it");
    }
    text = odt.take();
  }
  if (!found) {
    return tl::make_unexpected(found.error());
  }
  if (is_blank(text)) {
    return without_text(source.name, "is an office document without text");
  }
  if (text.size() > kMaxDocumentBytes) {
    return too_large(source.name);
  }
  // The archive reads from these bytes until it is closed.
  Document document = new_document(bytes, {std::move(text), "UTF-8"}, source.name, source.options);
  add_metadata(archive.get(), is_docx ? "docProps/core.xml" : "meta.xml", document);
  return document;
}

}  // namespace

bool read_office(std::string bytes, const Source& source) {
  return source.sink(read(std::move(bytes), source));
}

}  // namespace dateline::events
