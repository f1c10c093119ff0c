using System.Text.Json;
using System.Text.Json.Serialization;
using Portfolio.Domain;
using Portfolio.Domain.Accounts;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;

namespace Portfolio.App.Programmes;

/// <summary>The shapes of commands as callers send them.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.General,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(Derailer[]))]
[JsonSerializable(typeof(FactKind[]))]
[JsonSerializable(typeof(Promise[]))]
[JsonSerializable(typeof(ScalePoint[]))]
[JsonSerializable(typeof(Propose))]
[JsonSerializable(typeof(Register))]
[JsonSerializable(typeof(Describe))]
[JsonSerializable(typeof(Commission))]
[JsonSerializable(typeof(Stall))]
[JsonSerializable(typeof(Resume))]
[JsonSerializable(typeof(PutOnHold))]
[JsonSerializable(typeof(TakeUp))]
[JsonSerializable(typeof(Rebaseline))]
[JsonSerializable(typeof(Drop))]
[JsonSerializable(typeof(Complete))]
[JsonSerializable(typeof(LeaveRegister))]
[JsonSerializable(typeof(LearnOutcome))]
[JsonSerializable(typeof(Reopen))]
[JsonSerializable(typeof(DeclareCoverage))]
[JsonSerializable(typeof(IdentifyInRegister))]
[JsonSerializable(typeof(PlanPhase))]
[JsonSerializable(typeof(ReplanPhase))]
[JsonSerializable(typeof(StartPhase))]
[JsonSerializable(typeof(CompletePhase))]
[JsonSerializable(typeof(CancelPhase))]
[JsonSerializable(typeof(AddScopeItem))]
[JsonSerializable(typeof(ReviseScopeItem))]
[JsonSerializable(typeof(DeferScopeItem))]
[JsonSerializable(typeof(PullForward))]
[JsonSerializable(typeof(Deliver))]
[JsonSerializable(typeof(DropScopeItem))]
[JsonSerializable(typeof(AppointSponsor))]
[JsonSerializable(typeof(SwapSponsor))]
[JsonSerializable(typeof(VacateSponsor))]
[JsonSerializable(typeof(NameDeputySponsor))]
[JsonSerializable(typeof(RecommitSponsor))]
[JsonSerializable(typeof(ChangeLead))]
[JsonSerializable(typeof(ApproveBudget))]
[JsonSerializable(typeof(CutBudget))]
[JsonSerializable(typeof(RestoreBudget))]
[JsonSerializable(typeof(RestateBudget))]
[JsonSerializable(typeof(ReportStatus))]
[JsonSerializable(typeof(Retract))]
[JsonSerializable(typeof(OpenDepartment))]
[JsonSerializable(typeof(DescribeDepartment))]
[JsonSerializable(typeof(OpenAccount))]
[JsonSerializable(typeof(DescribeAccount))]
[JsonSerializable(typeof(ChangeSetting))]
[JsonSerializable(typeof(DefineStatusScale))]
[JsonSerializable(typeof(EnvelopeFields))]
internal sealed partial class CommandJson : JsonSerializerContext;
