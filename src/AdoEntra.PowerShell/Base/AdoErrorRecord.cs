using System.Management.Automation;

namespace AdoEntra.Base;

/// <summary>
/// An error record whose text, as scripts log it with "$_", has the advice too. PowerShell 7 shows the advice on a line of its own, so
/// there the message that is displayed goes without; Windows PowerShell does not show it at all, so there it stays in the message.
/// </summary>
internal sealed class AdoErrorRecord : ErrorRecord
{
    public AdoErrorRecord(AdoEntraException exception, ErrorCategory category)
        : base(exception, exception.ErrorId, category, exception.Target)
    {
#if NETFRAMEWORK
        string shown = exception.Message;
#else
        string shown = exception.Summary;
#endif
        ErrorDetails = new ErrorDetails(shown) { RecommendedAction = exception.RecommendedAction };
    }

    /// <inheritdoc/>
    public override string ToString() => Exception.Message;
}
