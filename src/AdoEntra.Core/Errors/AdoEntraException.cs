using AdoEntra.Errors;
using AdoEntra.Errors.KnownCauses;

namespace AdoEntra;

/// <summary>
/// A failure of AdoEntra: what happened, to what, and who does what next. The same facts stand in the error record's id,
/// category and recommended action.
/// </summary>
public abstract class AdoEntraException : Exception
{
    private readonly string? _target;

    private protected AdoEntraException(string errorId, string message, string recommendedAction, Exception? innerException)
        : base(message, innerException)
    {
        ErrorId = errorId;
        RecommendedAction = recommendedAction;
    }

    /// <summary>The stable id of this kind of failure, for example <c>NotConnected</c>.</summary>
    public string ErrorId { get; }

    /// <summary>One sentence on what to do about it, and who has to do it.</summary>
    public string RecommendedAction { get; }

    /// <summary>Who can do it.</summary>
    public string WhoCanFix => Cause?.WhoCanFix ?? Errors.WhoCanFix.Of(ErrorId);

    /// <summary>What it happened to: an organization, a project, an address without its query.</summary>
    public string? Target
    {
        get => _target;
        internal init => _target = value is null ? null : Redaction.Address(value);
    }

    /// <summary>The row of the table of known causes that this is a case of; null where it is none.</summary>
    internal KnownCause? Cause { get; init; }

    /// <summary>What happened, then what to do about it.</summary>
    public override string Message => Summary + " " + RecommendedAction;

    /// <summary>What happened, without the advice.</summary>
    internal string Summary =>
        base.Message.Length > 0 && ".…?!".Contains(base.Message[base.Message.Length - 1]) ? base.Message : base.Message + ".";
}
