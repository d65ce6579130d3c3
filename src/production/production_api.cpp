#include "production/production_api.hpp"

namespace touiza::production {
namespace {

using accounts::Action;
using accounts::Caller;
using http::Nothing;

struct ProductionPath {
  NetworkId network;
};
BOOST_DESCRIBE_STRUCT(ProductionPath, (), (network))

struct JobOutputPath {
  NetworkId network;
  JobId job;
};
BOOST_DESCRIBE_STRUCT(JobOutputPath, (), (network, job))

struct LotPath {
  NetworkId network;
  LotId lot;
};
BOOST_DESCRIBE_STRUCT(LotPath, (), (network, lot))

struct RevisionRecallPath {
  NetworkId network;
  RevisionId revision;
};
BOOST_DESCRIBE_STRUCT(RevisionRecallPath, (), (network, revision))

struct CodePath {
  std::string code;
};
BOOST_DESCRIBE_STRUCT(CodePath, (), (code))

void add_run_routes(accounts::Api& api, RunService& runs) {
  api.list<JobOutputPath, RunQuery, RunView>(
      "/api/v1/networks/{network}/jobs/{job}/runs", "list_runs", Action::see_job,
      "The runs of a job, newest first",
      [&runs](const Caller& caller, const JobOutputPath& path, const RunQuery& query) {
        return runs.list(caller, path.network, path.job, query);
      });
  api.create<JobOutputPath, RunDraft, RunView>(
      "/api/v1/networks/{network}/jobs/{job}/runs", "report_run", Action::report_run,
      "Report what a run came to",
      [&runs](const Caller& caller, const JobOutputPath& path, const RunDraft& draft) {
        return runs.report(caller, path.network, path.job, draft);
      });
}

void add_lot_routes(accounts::Api& api, LotService& lots) {
  api.list<ProductionPath, LotQuery, LotView>(
      "/api/v1/networks/{network}/lots", "list_lots", Action::see_lot, "Lots, newest first",
      [&lots](const Caller& caller, const ProductionPath& path, const LotQuery& query) {
        return lots.list(caller, path.network, query);
      });
  api.get<LotPath, LotView>("/api/v1/networks/{network}/lots/{lot}", "get_lot", Action::see_lot,
                            "A lot with where it came from and where it went",
                            [&lots](const Caller& caller, const LotPath& path) {
                              return lots.find(caller, path.network, path.lot);
                            });
  api.get<CodePath, PublicLotView>(
      "/api/v1/lots/{code}", "look_up_lot", Action::visit,
      "What anybody may know of the piece with this code: genuine or recalled",
      [&lots](const Caller&, const CodePath& path) { return lots.look_up(path.code); });
  api.create<JobOutputPath, LotDraft, LotView>(
      "/api/v1/networks/{network}/jobs/{job}/lots", "create_lot", Action::create_lot,
      "A lot of good pieces that are in no lot yet",
      [&lots](const Caller& caller, const JobOutputPath& path, const LotDraft& draft) {
        return lots.create(caller, path.network, path.job, draft);
      });
  api.step<LotPath, LotFilling, LotView>(
      "/api/v1/networks/{network}/lots/{lot}/fill", "fill_lot", Action::create_lot,
      "More pieces into an open lot",
      [&lots](const Caller& caller, const LotPath& path, const LotFilling& filling) {
        return lots.fill(caller, path.network, path.lot, filling);
      });
  api.step<LotPath, Nothing, LotView>(
      "/api/v1/networks/{network}/lots/{lot}/quarantine", "quarantine_lot", Action::create_lot,
      "The lot is complete, or worked over: it waits to be checked",
      [&lots](const Caller& caller, const LotPath& path, const Nothing&) {
        return lots.quarantine(caller, path.network, path.lot);
      });
}

void add_quality_routes(accounts::Api& api, LotService& lots) {
  api.create<LotPath, InspectionDraft, LotView>(
      "/api/v1/networks/{network}/lots/{lot}/inspections", "inspect_lot", Action::inspect_lot,
      "The result of a check",
      [&lots](const Caller& caller, const LotPath& path, const InspectionDraft& draft) {
        return lots.inspect(caller, path.network, path.lot, draft);
      });
  api.step<LotPath, LotReason, LotView>(
      "/api/v1/networks/{network}/lots/{lot}/hold", "hold_lot", Action::hold_lot,
      "Nothing of it moves until somebody has looked",
      [&lots](const Caller& caller, const LotPath& path, const LotReason& reason) {
        return lots.hold(caller, path.network, path.lot, reason);
      });
  api.step<LotPath, LotReason, LotView>(
      "/api/v1/networks/{network}/lots/{lot}/release-hold", "release_lot_hold", Action::inspect_lot,
      "Somebody has looked: it is good",
      [&lots](const Caller& caller, const LotPath& path, const LotReason& reason) {
        return lots.release_hold(caller, path.network, path.lot, reason);
      });
  api.step<LotPath, LotReason, LotView>(
      "/api/v1/networks/{network}/lots/{lot}/dispose", "dispose_of_lot", Action::inspect_lot,
      "What is no good is thrown away",
      [&lots](const Caller& caller, const LotPath& path, const LotReason& reason) {
        return lots.dispose(caller, path.network, path.lot, reason);
      });
}

void add_recall_routes(accounts::Api& api, RecallService& recalls) {
  api.get<LotPath, LotTrace>("/api/v1/networks/{network}/lots/{lot}/trace", "trace_lot",
                             Action::see_lot, "Up to the origin, down to who received it",
                             [&recalls](const Caller& caller, const LotPath& path) {
                               return recalls.trace(caller, path.network, path.lot);
                             });
  api.step<LotPath, LotReason, RecallView>(
      "/api/v1/networks/{network}/lots/{lot}/recall", "recall_lot", Action::recall_lot,
      "Recall a lot and every product lot that it is in",
      [&recalls](const Caller& caller, const LotPath& path, const LotReason& reason) {
        return recalls.recall(caller, path.network, path.lot, reason);
      });
  api.step<RevisionRecallPath, LotReason, RecallView>(
      "/api/v1/networks/{network}/revisions/{revision}/recall", "recall_revision",
      Action::recall_lot, "Recall all lots of a revision",
      [&recalls](const Caller& caller, const RevisionRecallPath& path, const LotReason& reason) {
        return recalls.recall_revision(caller, path.network, path.revision, reason);
      });
}

}  // namespace

void add_production_routes(accounts::Api& api, const ProductionServices& services) {
  add_run_routes(api, services.runs);
  add_lot_routes(api, services.lots);
  add_quality_routes(api, services.lots);
  api.create<ProductionPath, AssemblyDraft, LotView>(
      "/api/v1/networks/{network}/assemblies", "assemble_lot", Action::create_lot,
      "A product lot out of lots of components",
      [&assemblies = services.assemblies](const Caller& caller, const ProductionPath& path,
                                          const AssemblyDraft& draft) {
        return assemblies.assemble(caller, path.network, draft);
      });
  add_recall_routes(api, services.recalls);
}

}  // namespace touiza::production
