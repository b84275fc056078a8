using AdoEntra.Diagnosis;
using AdoEntra.Tool.CommandLine;
using AdoEntra.Tool.Output;

namespace AdoEntra.Tool.Views;

/// <summary>How the steps of a diagnosis are written.</summary>
internal abstract class StepView(ToolHost host)
{
    /// <param name="form">The form wanted.</param>
    /// <param name="host">Where to.</param>
    public static StepView Create(string form, ToolHost host) =>
        form.ToLowerInvariant() switch
        {
            "json" => new JsonSteps(host),
            "table" => new TableSteps(host),
            "report" => new ReportSteps(host),
            _ => new LineSteps(host),
        };

    /// <summary>Writes a step that has just been done.</summary>
    public virtual void Write(AdoDiagnosisStep step)
    {
    }

    /// <summary>Writes what can only be written when all are done.</summary>
    public virtual void Complete(IReadOnlyList<AdoDiagnosisStep> steps)
    {
    }

    // What Core says to a PowerShell prompt, as this shell takes it.
    private protected string Reworded(string? text) => text is null ? string.Empty : PlainText.OneLine(host.Messages.ForShell(text));

    private protected void Line(string text)
    {
        host.Console.Out.Write(text);
        host.Console.Out.Write('\n');
        host.Console.Deliver();
    }

    private sealed class LineSteps(ToolHost host) : StepView(host)
    {
        public override void Write(AdoDiagnosisStep step)
        {
            Line($"{step.Status, -7}  {step.Step}: {Reworded(step.Detail)}");
            if (step.Remedy is null) return;
            string cause = string.Join(", ", new[] { step.Cause, step.Code }.Where(static text => text is { Length: > 0 }));
            Line($"         {Reworded(step.Remedy)}");
            Line($"         {step.WhoCanFix}{(cause.Length == 0 ? string.Empty : $" ({cause})")}");
        }
    }

    private sealed class TableSteps(ToolHost host) : StepView(host)
    {
        private readonly ToolHost _host = host;

        public override void Complete(IReadOnlyList<AdoDiagnosisStep> steps)
        {
            string[][] rows =
            [
                .. steps.Select(step => (string[])
                    [step.Step, step.Status, step.Cause ?? string.Empty, step.Code ?? string.Empty, Reworded(step.Remedy ?? step.Detail)]
                ),
            ];
            string[] header = ["Step", "Status", "Cause", "Code", "Detail or remedy"];
            foreach (string line in TableLayout.Lines(header, rows, new bool[header.Length], _host.Console.Width)) Line(line);
        }
    }

    private sealed class JsonSteps(ToolHost host) : StepView(host)
    {
        public override void Complete(IReadOnlyList<AdoDiagnosisStep> steps)
        {
            Line("[");
            for (int i = 0; i < steps.Count; i++) Line(Json(steps[i]) + (i + 1 < steps.Count ? "," : string.Empty));
            Line("]");
        }

        private string Json(AdoDiagnosisStep step) =>
            JsonValue.Line(
                new Dictionary<string, object?>
                {
                    ["step"] = step.Step,
                    ["status"] = step.Status,
                    ["detail"] = Reworded(step.Detail),
                    ["cause"] = step.Cause,
                    ["remedy"] = step.Remedy is null ? null : Reworded(step.Remedy),
                    ["whoCanFix"] = step.WhoCanFix,
                    ["code"] = step.Code,
                    ["activityId"] = step.ActivityId,
                }
            );
    }

    private sealed class ReportSteps(ToolHost host) : StepView(host)
    {
        public override void Complete(IReadOnlyList<AdoDiagnosisStep> steps)
        {
            foreach (string line in DiagnosisReport.Lines(steps, ToolCommand.Name, DateTimeOffset.UtcNow)) Line(line);
        }
    }
}
