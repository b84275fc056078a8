using System.Xml.Linq;

namespace AdoEntra.Conventions.Tests.Help;

/// <summary>Reads a help file as PowerShell does: by local names.</summary>
internal static class MamlReading
{
    public static IEnumerable<XElement> All(this XElement element, params string[] path) =>
        path.Aggregate((IEnumerable<XElement>)[element], (found, name) => found.Elements().Where(child => child.Name.LocalName == name));

    public static string Text(this XElement element, params string[] path) => element.All(path).First().Value;

    public static string[] Paragraphs(this XElement element, params string[] path) =>
        [.. element.All([.. path, "para"]).Select(paragraph => paragraph.Value)];

    public static XElement Parameter(this XElement command, string name) =>
        command.All("parameters", "parameter").Single(parameter => parameter.Text("name") == name);

    /// <summary>A syntax line as Get-Help writes it, without the common parameters.</summary>
    public static string[] SyntaxLines(this XElement command) =>
        [
            .. command
                .All("syntax", "syntaxItem")
                .Select(item => string.Join(' ', item.All("parameter").Select(SyntaxPart).Prepend(item.Text("name")))),
        ];

    // The rule of PowerShell's own view MamlParameterControl.
    private static string SyntaxPart(XElement parameter)
    {
        string[] accepted = [.. parameter.All("parameterValueGroup", "parameterValue").Select(value => value.Value)];
        string value = accepted.Length > 0
            ? $" {{{string.Join(" | ", accepted)}}}"
            : string.Concat(parameter.All("parameterValue").Select(type => $" <{type.Value}>"));
        bool positional = parameter.Attribute("position")!.Value != "named";
        string name = positional ? $"[-{parameter.Text("name")}]" : $"-{parameter.Text("name")}";
        return parameter.Attribute("required")!.Value == "true" ? name + value : $"[{name}{value}]";
    }
}
