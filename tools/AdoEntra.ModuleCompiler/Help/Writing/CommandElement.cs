using System.Xml.Linq;
using AdoEntra.ModuleCompiler.Metadata;
using AdoEntra.ModuleCompiler.Help.Pages;
using static AdoEntra.ModuleCompiler.Help.Writing.MamlNames;

namespace AdoEntra.ModuleCompiler.Help.Writing;

/// <summary>One cmdlet: its words from the page, its syntax from the metadata, the properties of its output from the sources.</summary>
internal static class CommandElement
{
    public static XElement Write(Cmdlet cmdlet, CommandPage page, HelpFolder folder, OutputProperties outputs)
    {
        var parameters = new ParameterElement(parameter => folder.Describe(page, parameter)!);
        return new XElement(
            Command + "command",
            Prefixes,
            new XElement(
                Command + "details",
                new XElement(Command + "name", cmdlet.Name),
                new XElement(Command + "verb", cmdlet.Verb),
                new XElement(Command + "noun", cmdlet.Noun),
                Paragraphs.Description([page.Synopsis])),
            Paragraphs.Description(page.Description),
            new XElement(Command + "syntax", cmdlet.ParameterSets.Select(set => SyntaxItem(cmdlet, set, parameters))),
            new XElement(Command + "parameters", InAlphabet(cmdlet.Parameters).Select(parameters.Full)),
            new XElement(Command + "inputTypes", page.Inputs.Select(input => Typed("inputType", input))),
            new XElement(Command + "returnValues", page.Outputs.Select(outputs.Complete).Select(output => Typed("returnValue", output))),
            page.Notes.Count == 0 ? null : new XElement(Maml + "alertSet", new XElement(Maml + "alert", Paragraphs.Of(page.Notes))),
            new XElement(Command + "examples", page.Examples.Select((example, index) => ExampleElement.Write(example, index + 1))),
            new XElement(Command + "relatedLinks", page.RelatedLinks.Select(Link)));
    }

    private static XElement SyntaxItem(Cmdlet cmdlet, string set, ParameterElement parameters) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", cmdlet.Name),
        SyntaxOrder.Of(cmdlet, set).Select(pair => parameters.InSyntax(pair.Parameter, pair.Use)));

    // As on every reference page: a reader looks for a name; the engine's own come last.
    private static IEnumerable<CmdletParameter> InAlphabet(IEnumerable<CmdletParameter> parameters) =>
        parameters.OrderBy(parameter => parameter.FromEngine).ThenBy(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase);

    private static XElement Typed(string name, Described described) => new(
        Command + name,
        new XElement(Dev + "type", new XElement(Maml + "name", described.Name)),
        described.Text.Count == 0 ? null : Paragraphs.Description(described.Text));

    private static XElement Link(RelatedLink link) => new(
        Maml + "navigationLink",
        new XElement(Maml + "linkText", link.Text),
        new XElement(Maml + "uri", link.Address));
}
