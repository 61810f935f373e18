// A database without documents, to fill with rows of the registry by hand.
#pragma once

#include <memory>
#include <string>

#include "output/database.h"
#include "scratch.h"

namespace orgkarta::output {

class EmptyDatabase {
 public:
  EmptyDatabase() {
    Database made(dir_ / "db", 0.5);
    made.finish({"0.1.0", "", "{}", "2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z"});
    made.commit();
    connection_ = std::make_unique<Connection>((dir_ / "db").string());
  }

  Connection& connection() { return *connection_; }
  void run(const std::string& sql) { connection_->script(sql.c_str()); }

 private:
  const Scratch dir_;
  std::unique_ptr<Connection> connection_;
};

}  // namespace orgkarta::output
