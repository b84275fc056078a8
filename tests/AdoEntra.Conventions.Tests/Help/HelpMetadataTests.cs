using System.Xml.Linq;

namespace AdoEntra.Conventions.Tests.Help;

/// <summary>What help tells about syntax comes from the cmdlets themselves.</summary>
public sealed class HelpMetadataTests : IDisposable
{
    private readonly SamplePages _pages = new();

    public void Dispose() => _pages.Dispose();

    [Fact]
    public void Syntax_SeveralSets_DefaultFirstAndEachInTheOrderOfGetCommand()
    {
        Assert.Equal(
            [
                "Get-Sample [[-Name] <string[]>] [[-Project] <string[]>] -Field <hashtable> [-TimeoutSec <int>] [-Scope {Runspace | "
                    + "Process}] "
                    + "[-Color {Red | Green}] [-Depth <int>] [-Force] [-Rest <List[string]>] [-Connection <string>] [-IncludeTotalCount] "
                    + "[-Skip <uint64>] [-First <uint64>]",
                "Get-Sample [[-Project] <string[]>] -Id <guid> -Field <hashtable> [-TimeoutSec <int>] [-Scope {Runspace | Process}] "
                    + "[-Color {Red | Green}] [-Depth <int>] [-Force] [-Rest <List[string]>] [-Connection <string>] [-IncludeTotalCount] "
                    + "[-Skip <uint64>] [-First <uint64>]",
                "Get-Sample [[-Project] <string[]>] -Field <hashtable> [-TimeoutSec <int>] [-Id <guid>] [-Scope {Runspace | Process}] "
                    + "[-Color {Red | Green}] [-Depth <int>] [-Force] [-Rest <List[string]>] [-Connection <string>] [-IncludeTotalCount] "
                    + "[-Skip <uint64>] [-First <uint64>]",
            ],
            _pages.CompileCommand(SamplePages.Get).SyntaxLines());
    }

    [Fact]
    public void Syntax_ShouldProcess_EndsWithWhatIfAndConfirm() =>
        Assert.Equal(
            ["Remove-Sample [-Name] <string> [-Connection <string>] [-WhatIf] [-Confirm]"],
            _pages.CompileCommand(SamplePages.Remove).SyntaxLines());

    [Fact]
    public void Parameters_AllButHidden_InAlphabetWithTheEnginesLast() =>
        Assert.Equal(
            [
                "Color",
                "Connection",
                "Depth",
                "Field",
                "Force",
                "Id",
                "Name",
                "Project",
                "Rest",
                "Scope",
                "TimeoutSec",
                "First",
                "IncludeTotalCount",
                "Skip",
            ],
            _pages.CompileCommand(SamplePages.Get).All("parameters", "parameter").Select(parameter => parameter.Text("name"))
        );

    [Theory]
    [InlineData("Field", "required", "true")]
    [InlineData("Id", "required", "false")]
    [InlineData("Name", "required", "false")]
    [InlineData("Name", "position", "0")]
    [InlineData("Project", "position", "1")]
    [InlineData("Field", "position", "named")]
    [InlineData("Name", "globbing", "true")]
    [InlineData("Project", "globbing", "false")]
    [InlineData("Name", "pipelineInput", "True (ByValue, ByPropertyName)")]
    [InlineData("Project", "pipelineInput", "True (ByPropertyName)")]
    [InlineData("Id", "pipelineInput", "True (ByValue)")]
    [InlineData("Field", "pipelineInput", "False")]
    [InlineData("Project", "aliases", "ProjectName, Team")]
    [InlineData("Name", "aliases", "none")]
    [InlineData("Name", "variableLength", "true")]
    [InlineData("Rest", "variableLength", "true")]
    [InlineData("Depth", "variableLength", "false")]
    public void Parameter_Attribute_ComesFromTheClass(string parameter, string attribute, string expected) =>
        Assert.Equal(expected, _pages.CompileCommand(SamplePages.Get).Parameter(parameter).Attribute(attribute)!.Value);

    [Theory]
    [InlineData("TimeoutSec", "15")]
    [InlineData("Project", "the connection's project")]
    [InlineData("Name", "None")]
    [InlineData("Force", "False")]
    public void Parameter_Default_ComesFromPSDefaultValue(string parameter, string expected) =>
        Assert.Equal(expected, _pages.CompileCommand(SamplePages.Get).Parameter(parameter).Text("defaultValue"));

    [Theory]
    [InlineData("Name", "System.String[]", "string[]")]
    [InlineData("Depth", "System.Int32", "int")]
    [InlineData("Rest", "System.Collections.Generic.List`1[System.String]", "List[string]")]
    [InlineData("Force", "System.Management.Automation.SwitchParameter", "SwitchParameter")]
    [InlineData("Color", "AdoEntra.Conventions.Tests.Help.Fixtures.SampleColor", "SampleColor")]
    public void Parameter_Type_IsNamedInFullAndInShort(string parameter, string full, string brief)
    {
        XElement element = _pages.CompileCommand(SamplePages.Get).Parameter(parameter);
        Assert.Equal(full.Replace("`1", string.Empty, StringComparison.Ordinal), element.Text("type", "name"));
        Assert.Equal(brief, element.Text("parameterValue"));
    }

    [Theory]
    [InlineData("Scope", "Accepted values: Runspace, Process.")]
    [InlineData("Color", "Accepted values: Red, Green.")]
    [InlineData("TimeoutSec", "Accepted range: 1 to 600.")]
    public void Parameter_Restriction_FollowsItsDescription(string parameter, string expected) =>
        Assert.Equal(expected, _pages.CompileCommand(SamplePages.Get).Parameter(parameter).Paragraphs("description")[^1]);

    [Fact]
    public void Parameter_InSyntax_CarriesItsSetsOwnData()
    {
        XElement id = _pages
            .CompileCommand(SamplePages.Get)
            .All("syntax", "syntaxItem")
            .ElementAt(1)
            .All("parameter")
            .Single(item => item.Text("name") == "Id");
        Assert.Equal("true", id.Attribute("required")!.Value);
        Assert.Equal("True (ByValue)", id.Attribute("pipelineInput")!.Value);
    }
}
