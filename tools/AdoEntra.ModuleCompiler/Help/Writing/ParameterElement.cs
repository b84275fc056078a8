using System.Globalization;
using System.Xml.Linq;
using AdoEntra.ModuleCompiler.Metadata;
using static AdoEntra.ModuleCompiler.Help.Writing.MamlNames;

namespace AdoEntra.ModuleCompiler.Help.Writing;

/// <summary>A parameter, in a syntax line and in the list of all parameters.</summary>
internal sealed class ParameterElement(Func<string, IReadOnlyList<string>> describe)
{
    /// <summary>In one parameter set: accepted values stand in the line itself, and a switch has no value.</summary>
    public XElement InSyntax(CmdletParameter parameter, ParameterUse use)
    {
        XElement? value = parameter switch
        {
            { Type.IsSwitch: true } => null,
            { AcceptedValues.Count: > 0 } => new XElement(
                Command + "parameterValueGroup",
                parameter.AcceptedValues.Select(accepted => Value(accepted, required: false))),
            _ => Value(parameter.Type.ShortName, required: true),
        };
        return Write(parameter, use, value);
    }

    /// <summary>For the whole cmdlet: what its uses have in common.</summary>
    public XElement Full(CmdletParameter parameter)
    {
        XElement value = parameter.Type.IsSwitch
            ? Value("SwitchParameter", required: false)
            : Value(parameter.Type.ShortName, required: true);
        return Write(parameter, Common(parameter), value);
    }

    private static ParameterUse Common(CmdletParameter parameter) => new(
        ParameterUse.AllSets,
        parameter.Uses.All(use => use.Mandatory),
        parameter.Uses.Select(use => use.Position).FirstOrDefault(position => position is not null),
        parameter.Uses.Any(use => use.ByValue),
        parameter.Uses.Any(use => use.ByPropertyName),
        parameter.Uses.Any(use => use.RemainingArguments));

    private XElement Write(CmdletParameter parameter, ParameterUse use, XElement? value) => new(
        Command + "parameter",
        new XAttribute("required", Text(use.Mandatory)),
        new XAttribute("variableLength", Text(parameter.Type.IsArray || use.RemainingArguments)),
        new XAttribute("globbing", Text(parameter.AcceptsWildcards)),
        new XAttribute("pipelineInput", Pipeline(use)),
        new XAttribute("position", use.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
        new XElement(Maml + "name", parameter.Name),
        Paragraphs.Description([.. describe(parameter.Name), .. Accepted(parameter)]),
        value,
        new XElement(Dev + "type", new XElement(Maml + "name", parameter.Type.FullName), new XElement(Maml + "uri")),
        new XElement(Dev + "defaultValue", parameter.Default ?? (parameter.Type.IsSwitch ? "False" : "None")));

    private static IEnumerable<string> Accepted(CmdletParameter parameter)
    {
        if (parameter.AcceptedValues.Count > 0)
        {
            yield return $"Accepted values: {string.Join(", ", parameter.AcceptedValues)}.";
        }

        if (parameter.AcceptedRange is { } range)
        {
            yield return $"Accepted range: {range}.";
        }
    }

    private static XElement Value(string text, bool required) => new(
        Command + "parameterValue",
        new XAttribute("required", Text(required)),
        new XAttribute("variableLength", "false"),
        text);

    private static string Pipeline(ParameterUse use) => use switch
    {
        { ByValue: true, ByPropertyName: true } => "True (ByValue, ByPropertyName)",
        { ByValue: true } => "True (ByValue)",
        { ByPropertyName: true } => "True (ByPropertyName)",
        _ => "False",
    };

    private static string Text(bool value) => value ? "true" : "false";
}
