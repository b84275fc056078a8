
namespace AdoEntra.Emulator.Tests.Engine;

/// <summary>The rows of the matrix: what goes wrong, by the name that it has there.</summary>
internal static class EngineFaults
{
    private static readonly Dictionary<string, string> s_comeBack = new() { ["Retry-After"] = "25" };

    private static readonly Dictionary<string, Func<int?, Fault>> s_all = new()
    {
        // Protocol 3.3.
        ["sign-in page, 203"] = static times => new SignInPageFault { Times = times },
        ["sign-in page, 200"] = static times => new SignInPageFault { Times = times, Status = 200 },
        ["sent to sign in, 302"] = static times => new RedirectFault { Times = times },
        ["401, empty"] = static times => new UnauthorizedFault { Times = times },
        ["401, caller named"] = static times => new UnauthorizedFault { Times = times, Form = UnauthorizedForm.NotAuthorized },
        ["401, no caller named"] = static times => new UnauthorizedFault { Times = times, Form = UnauthorizedForm.Anonymous },
        ["401, not a member"] = static times => new UnauthorizedFault { Times = times, Form = UnauthorizedForm.NotInOrganization },
        ["taken as anonymous"] = static times => new AnonymousFault { Times = times },
        ["claims challenge"] = static times => new ClaimsChallengeFault { Times = times },
        ["403"] = static times => new ErrorFault { Times = times, Status = 403 },
        ["403, policy"] = static times => new ErrorFault
        {
            Times = times,
            Status = 403,
            Message = "VS403463: The conditional access policy defined by your Azure Active Directory administrator has failed.",
        },
        ["404, hidden"] = static times => new ErrorFault
        {
            Times = times,
            Status = 404,
            Message = "VS800075: The project does not exist, or you do not have permission to access it.",
        },
        ["heavy query"] = static times => new ErrorFault
        {
            Times = times,
            Status = 500,
            Message = "VS402335: The query exceeded the time limit.",
        },
        ["400"] = static times => new ErrorFault
        {
            Times = times,
            Status = 400,
            Shape = ErrorShape.Wrapped,
        },
        ["405"] = static times => new StatusFault
        {
            Times = times,
            Status = 405,
            Headers = new Dictionary<string, string> { ["Allow"] = "OPTIONS" },
        },
        ["413"] = static times => new StatusFault
        {
            Times = times,
            Status = 413,
            Body = "<h1>Request too large</h1>",
            ContentType = "text/html",
        },
        ["415"] = static times => new ErrorFault { Times = times, Status = 415 },
        ["431"] = static times => new StatusFault { Times = times, Status = 431 },
        ["409"] = static times => new ErrorFault { Times = times, Status = 409 },

        // Protocol 3.5.
        ["429"] = static times => new ThrottleFault { Times = times, Blocks = true, RetryAfter = 25 },
        ["429, 5 minutes"] = static times => new ThrottleFault { Times = times, Blocks = true, RetryAfter = null },
        ["503, come back"] = static times => new StatusFault { Times = times, Status = 503, Headers = s_comeBack },
        ["slow down, 200"] = static times => new ThrottleFault { Times = times, RetryAfter = 25 },
        ["408"] = static times => new StatusFault { Times = times, Status = 408 },
        ["500"] = static times => new StatusFault { Times = times, Status = 500 },
        ["503"] = static times => new StatusFault { Times = times, Status = 503 },

        // The wire.
        ["reset"] = static times => new ResetFault { Times = times },
        ["reset behind headers"] = static times => new ResetFault { Times = times, At = ResetMoment.AfterHeaders },
        ["reset in body"] = static times => new ResetFault { Times = times, At = ResetMoment.InBody },
        ["cut in body"] = static times => new CutFault { Times = times },
        ["drip"] = static times => new DripFault { Times = times, PieceBytes = 20_000 },
        ["hang"] = static times => new HangFault { Times = times },
        ["hang in body"] = static times => new HangFault { Times = times, AfterBytes = 10 },
        ["length too long"] = static times => new LengthFault { Times = times },
        ["length too short"] = static times => new LengthFault { Times = times, Difference = -10 },
        ["gzip garbage"] = static times => new GzipFault { Times = times },
        ["gzip truncated"] = static times => new GzipFault { Times = times, Defect = GzipDefect.Truncated },

        // Elsewhere.
        ["to another host, 302"] = static times => new RedirectFault { Times = times, Target = RedirectTarget.Foreign },
        ["to another host, 307"] = static times => new RedirectFault { Times = times, Target = RedirectTarget.Foreign, Status = 307 },
        ["to another host, //"] = static times => new RedirectFault { Times = times, Target = RedirectTarget.NetworkPath },
        ["to another scheme"] = static times => new RedirectFault { Times = times, Target = RedirectTarget.OtherScheme },
        ["in a circle"] = static times => new RedirectFault { Times = times, Target = RedirectTarget.Loop },
    };

    /// <param name="name">The row's name.</param>
    /// <param name="times">How often it happens; null for always.</param>
    public static Fault Of(string name, int? times) => s_all[name](times);

    /// <summary>Whether nothing comes for as long as a caller waits.</summary>
    public static bool IsSilent(string name) => name.StartsWith("hang", StringComparison.Ordinal);

    /// <summary>Whether not even the beginning of an answer comes.</summary>
    public static bool IsSilentFromTheStart(string name) => name == "hang";
}
