#include "output/export/ftm_statements.h"

#include <openssl/evp.h>

#include <array>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>

#include "output/export/csv_cell.h"

namespace orgkarta::output {
namespace {

constexpr const char* kDataset = "orgkarta";
/// "Suggested by a machine, not yet taken over": never true. It is not for what is proposed.
constexpr const char* kExternal = "f";
constexpr const char* kNames =
    "canonical_id,entity_id,prop,prop_type,schema,value,dataset,lang,original_value,external,"
    "first_seen,last_seen,origin,id\n";

struct PropertyType {
  std::string_view property;
  std::string_view type;
};

/// The model's types of all properties that we write and that are no plain "string".
constexpr std::array<PropertyType, 28> kTypes = {{
    {"name", "name"},          {"alias", "name"},           {"previousName", "name"},
    {"weakAlias", "name"},     {"country", "country"},      {"jurisdiction", "country"},
    {"topics", "topic"},       {"idNumber", "identifier"},  {"incorporationDate", "date"},
    {"startDate", "date"},     {"dissolutionDate", "date"}, {"endDate", "date"},
    {"date", "date"},          {"publishedAt", "date"},     {"language", "language"},
    {"mimeType", "mimetype"},  {"sourceUrl", "url"},        {"summary", "text"},
    {"parent", "entity"},      {"proof", "entity"},         {"organization", "entity"},
    {"member", "entity"},      {"holder", "entity"},        {"post", "entity"},
    {"predecessor", "entity"}, {"successor", "entity"},     {"document", "entity"},
    {"entity", "entity"},
}};

std::string_view type_of(std::string_view property) {
  for (const PropertyType& one : kTypes) {
    if (one.property == property) return one.type;
  }
  return "string";
}

std::string sha1_hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), hash.data(), &size, EVP_sha1(), nullptr) != 1) {
    throw std::runtime_error("SHA-1 is not to be had of OpenSSL");
  }
  std::string out;
  for (unsigned i = 0; i < size; ++i) {
    out += kDigits[hash[i] >> 4];
    out += kDigits[hash[i] & 15];
  }
  return out;
}

std::string id_of(const FtmEntity& entity, const FtmEntity::Statement& statement) {
  std::string key = std::string(kDataset) + '.' + entity.id() + '.' + statement.property + '.' +
                    statement.value.text;
  if (!statement.value.language.empty()) key += '@' + statement.value.language;
  return sha1_hex(key);
}

std::string row_of(std::initializer_list<std::string_view> cells) {
  std::string out;
  bool first = true;
  for (const std::string_view cell : cells) {
    if (!first) out += ',';
    first = false;
    if (!cell.empty()) append_cell(out, cell);
  }
  return out + '\n';
}

}  // namespace

FtmStatements::FtmStatements(AtomicFile& file) : file_(file) { file_.write(kNames); }

void FtmStatements::write(const FtmEntity& entity) {
  for (const FtmEntity::Statement& s : entity.statements()) {
    const FtmValue& value = s.value;
    const bool own = !value.first_seen.empty();
    file_.write(
        row_of({entity.id(), entity.id(), s.property, type_of(s.property), entity.schema(),
                value.text, kDataset, value.language, value.original, kExternal,
                own ? value.first_seen : entity.first_seen(),
                own ? value.last_seen : entity.last_seen(), value.origin, id_of(entity, s)}));
    ++count_;
  }
}

}  // namespace orgkarta::output
