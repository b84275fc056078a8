using AdoEntra.ModuleCompiler.Help.Pages;
using AdoEntra.ModuleCompiler.Metadata;

namespace AdoEntra.ModuleCompiler.Help;

/// <summary>The properties of what a cmdlet gives out, which no page has to list.</summary>
internal sealed class OutputProperties(IReadOnlyList<Model> models, XmlDocumentation documentation)
{
    /// <summary>The output as its page describes it, with a paragraph that has a line for each property.</summary>
    public Described Complete(Described output)
    {
        if (Find(output) is not { Properties.Count: > 0 } model)
        {
            return output;
        }

        IEnumerable<string> lines = model.Properties.Select(property => $"- {property.Name}: {documentation.Summary(property)}");
        return output with { Text = [.. output.Text, string.Join('\n', lines)] };
    }

    /// <summary>Reports the properties without a description.</summary>
    public void Check(CommandPage page)
    {
        foreach (Described output in page.Outputs)
        {
            foreach (ModelProperty property in Find(output)?.Properties ?? [])
            {
                if (documentation.Summary(property) is null)
                {
                    page.File.Report(
                        output.Line,
                        ProblemCode.NoSummary,
                        $"The property {property.Name} of {output.Name} has no summary where {property.DeclaredIn} declares it.");
                }
            }
        }
    }

    private Model? Find(Described output) => models.FirstOrDefault(model => model.FullName == output.Name);
}
