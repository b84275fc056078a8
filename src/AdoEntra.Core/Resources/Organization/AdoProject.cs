using System.Text.Json;
using AdoEntra.Http.Addresses;
using AdoEntra.Json.Reading;
using AdoEntra.Requests.Model;

namespace AdoEntra
{
    /// <summary>A project (TeamProjectReference and TeamProject of the service).</summary>
    public sealed class AdoProject : AdoResource
    {
        private AdoProject()
        {
        }

        /// <summary>The project's id, a GUID.</summary>
        public string? Id { get; private set; }

        /// <summary>The project's name.</summary>
        public string? Name { get; private set; }

        /// <summary>The same as <see cref="Name"/>: what <c>-Project</c> of other commands binds to from the pipeline.</summary>
        public string? ProjectName => Name;

        /// <summary>What the project is for.</summary>
        public string? Description { get; private set; }

        /// <summary>For example <c>wellFormed</c>, <c>createPending</c>, <c>deleting</c>.</summary>
        public string? State { get; private set; }

        /// <summary>For example <c>private</c>, <c>public</c>.</summary>
        public string? Visibility { get; private set; }

        /// <summary>Counts the changes to the project.</summary>
        public long? Revision { get; private set; }

        /// <summary>When it was last changed.</summary>
        public DateTimeOffset? LastUpdateTime { get; private set; }

        /// <summary>The address of the project in the REST API.</summary>
        public string? Url { get; private set; }

        /// <summary>The project's name, so that a project can stand where a name is asked for.</summary>
        public override string ToString() => Name ?? Id ?? string.Empty;

        internal static AdoProject Read(ref Utf8JsonReader reader)
        {
            var project = new AdoProject();
            while (reader.NextField())
            {
                if (reader.IsName("id"u8)) project.Id = project.Text(ref reader, "id");
                else if (reader.IsName("name"u8)) project.Name = project.Text(ref reader, "name");
                else if (reader.IsName("description"u8)) project.Description = project.Text(ref reader, "description");
                else if (reader.IsName("state"u8)) project.State = project.Text(ref reader, "state");
                else if (reader.IsName("visibility"u8)) project.Visibility = project.Text(ref reader, "visibility");
                else if (reader.IsName("revision"u8)) project.Revision = project.Whole(ref reader, "revision");
                else if (reader.IsName("lastUpdateTime"u8)) project.LastUpdateTime = project.Time(ref reader, "lastUpdateTime");
                else if (reader.IsName("url"u8)) project.Url = project.Text(ref reader, "url");
                else project.Keep(ref reader);
            }

            return project;
        }
    }
}

namespace AdoEntra.Resources.Organization
{
    /// <summary>The routes of projects (core 7.1, Projects).</summary>
    internal static class ProjectRoutes
    {
        // The service's default is 100; larger pages save requests and stay well below a second.
        private const int PageSize = 500;

        public static ServiceRequest<AdoProject> List() => new($"_apis/projects?$top={PageSize}", "the projects", AdoProject.Read);

        /// <param name="project">Name or id.</param>
        public static ServiceRequest<AdoProject> One(string project) =>
            new($"_apis/projects/{RouteSegment.Of(project, "project")}", $"project '{project}'", AdoProject.Read);
    }
}
